package dev.libretto.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The published vectors: what each expression comes to, and what is refused. */
public final class Vectors {

  /** The roles the app of every vector declares. */
  public static final Set<String> ROLES = Set.of("admin", "editor", "viewer");

  private static final String LIST = "List";
  private static final JsonNode FILE = read();

  private Vectors() {}

  /** An expression and its answer. {@code json} is the vector as written. */
  public record Vector(
      String name,
      Expression expression,
      Map<String, Object> row,
      Circumstances circumstances,
      JsonNode result,
      JsonNode json) {

    @Override
    public String toString() {
      return name + ": " + json.path("expression").textValue();
    }
  }

  /** An expression that must not compile. */
  public record RefusedVector(String expression, Scope scope, JsonNode json) {
    @Override
    public String toString() {
      return expression.length() > 60 ? expression.substring(0, 60) + "…" : expression;
    }
  }

  /** Those with an answer, compiled. */
  public static List<Vector> all() {
    var all = new ArrayList<Vector>();
    FILE.path("vectors").forEach(json -> all.add(vector(json)));
    return all;
  }

  /** Those without. */
  public static List<RefusedVector> refused() {
    var all = new ArrayList<RefusedVector>();
    FILE.path("refused")
        .forEach(json -> {
          var row = fields(json);
          var scope =
              switch (json.path("scope").asText("rule")) {
                case "check" -> Scope.ofCheck(row);
                case "computed" -> Scope.ofComputed(row);
                default -> Scope.ofRule(row, ROLES);
              };
          all.add(new RefusedVector(json.path("expression").textValue(), scope, json));
        });
    return all;
  }

  /** Compiles what has to be sound. */
  public static Expression compile(String expression, Scope scope) {
    return switch (ExpressionCompiler.compile(expression, scope)) {
      case Compilation.Compiled compiled -> compiled.expression();
      case Compilation.Refused refused ->
          throw new AssertionError(expression + " is refused: " + refused.findings());
    };
  }

  private static Vector vector(JsonNode json) {
    var fields = fields(json);
    var row = new HashMap<String, Object>();
    fields.forEach((name, signature) -> {
      var value = RestForm.read(json.path("row").path(name), signature.type());
      if (value != null) {
        row.put(name, value);
      }
    });
    return new Vector(
        json.path("name").textValue(),
        compile(json.path("expression").textValue(), Scope.ofRule(fields, ROLES)),
        row,
        circumstances(json),
        json.path("result"),
        json);
  }

  private static Circumstances circumstances(JsonNode json) {
    var user = json.path("user");
    @Nullable String id = user.path("id").textValue();
    return new Circumstances(
        id,
        user.path("email").textValue(),
        texts(user.path("roles")),
        user.path("signedIn").asBoolean(),
        user.path("builder").asBoolean(),
        Instant.parse(json.path("now").asText("2026-03-01T12:00:00Z")),
        ZoneId.of(json.path("timeZone").asText("UTC")));
  }

  private static List<String> texts(JsonNode json) {
    var texts = new ArrayList<String>();
    json.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static Map<String, FieldSignature> fields(JsonNode json) {
    return signatures(json.path("fields"));
  }

  private static Map<String, FieldSignature> signatures(JsonNode fields) {
    var signatures = new HashMap<String, FieldSignature>();
    fields
        .properties()
        .forEach(field -> signatures.put(field.getKey(), signature(field.getValue())));
    return signatures;
  }

  private static FieldSignature signature(JsonNode field) {
    var type = type(field.path("type").textValue());
    boolean nullable = field.path("nullable").booleanValue();
    return field.has("target")
        ? new FieldSignature(type, nullable, () -> signatures(field.path("target")))
        : new FieldSignature(type, nullable);
  }

  /** The type by its name in the file. */
  public static Type type(String name) {
    return switch (name) {
      case "boolean" -> Scalar.BOOLEAN;
      case "integer" -> Scalar.INTEGER;
      case "decimal" -> Scalar.DECIMAL;
      case "text" -> Scalar.TEXT;
      case "date" -> Scalar.DATE;
      case "time" -> Scalar.TIME;
      case "dateTime" -> Scalar.DATE_TIME;
      case "duration" -> Scalar.DURATION;
      case "json" -> Scalar.JSON;
      default -> {
        if (!name.endsWith(LIST)) {
          throw new IllegalArgumentException(name);
        }
        yield new ListOf(type(name.substring(0, name.length() - LIST.length())));
      }
    };
  }

  private static JsonNode read() {
    var resource = "/dev/libretto/schemas/expression/vectors.json";
    try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
