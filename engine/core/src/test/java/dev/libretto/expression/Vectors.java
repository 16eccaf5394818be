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
import org.jspecify.annotations.Nullable;

/** The published vectors: what each expression comes to, and what is refused. */
public final class Vectors {

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
                default -> Scope.ofRule(row);
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
        compile(json.path("expression").textValue(), Scope.ofRule(fields)),
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
        user.path("signedIn").asBoolean(),
        user.path("builder").asBoolean(),
        Instant.parse(json.path("now").asText("2026-03-01T12:00:00Z")),
        ZoneId.of(json.path("timeZone").asText("UTC")));
  }

  private static Map<String, FieldSignature> fields(JsonNode json) {
    var fields = new HashMap<String, FieldSignature>();
    json.path("fields")
        .properties()
        .forEach(field ->
            fields.put(
                field.getKey(),
                new FieldSignature(
                    type(field.getValue().path("type").textValue()),
                    field.getValue().path("nullable").booleanValue())));
    return fields;
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
      case "json" -> Scalar.JSON;
      case "textList" -> new ListOf(Scalar.TEXT);
      default -> throw new IllegalArgumentException(name);
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
