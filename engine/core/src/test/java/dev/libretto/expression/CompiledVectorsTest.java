package dev.libretto.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.testkit.Golden;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The vectors as the browser reads them: compiled, for it has no compiler. To the published ones
 * come some made up, with the JVM's answers, so that the browser is compared with it more widely.
 */
final class CompiledVectorsTest {

  private static final Path FILE =
      Path.of(
          "../../schemas/src/main/resources/dev/libretto/schemas/expression/vectors.compiled.json");
  private static final int MADE_UP = 400;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Circumstances MEMBER =
      new Circumstances(
          "member:1",
          "ann@example.org",
          List.of("viewer"),
          true,
          false,
          Instant.parse("2026-03-01T12:00:00Z"),
          ZoneId.of("UTC"));

  @Test
  void areThoseOfTheVectors() throws JsonProcessingException {
    var lines = new ArrayList<String>();
    for (var vector : Vectors.all()) {
      var line = ((ObjectNode) vector.json()).deepCopy();
      line.remove("fields");
      lines.add(line(line, vector.expression()));
    }
    var generator = new ExpressionGenerator(8);
    var scope = Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES);
    for (int i = 1; i <= MADE_UP; i++) {
      var text = generator.expression();
      var row = generator.row();
      var expression = Vectors.compile(text, scope);
      var line = JSON.createObjectNode().put("name", "made up " + i).put("expression", text);
      var rest = line.putObject("row");
      row.forEach((field, value) -> {
        if (text.contains("row." + field)) {
          rest.set(field, RestForm.write(value, ExpressionGenerator.type(field)));
        }
      });
      if (text.contains("user.")) {
        var user = line.putObject("user").put("id", "member:1").put("email", "ann@example.org");
        user.putArray("roles").add("viewer");
        user.put("signedIn", true).put("builder", false);
      }
      line.set(
          "result",
          RestForm.write(Evaluator.of(expression).evaluate(row::get, MEMBER), expression.type()));
      lines.add(line(line, expression));
    }

    var file = "{\n  \"vectors\": [\n    " + String.join(",\n    ", lines) + "\n  ]\n}\n";

    Golden.matches(FILE, file);
  }

  private static String line(ObjectNode line, Expression expression)
      throws JsonProcessingException {
    JsonNode compiled = JSON.readTree(ExpressionJson.write(expression));
    line.set("compiled", compiled);
    return JSON.writeValueAsString(line);
  }
}
