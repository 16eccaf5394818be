package dev.libretto.publish.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The schema file is a sound schema, and its examples are what it says. */
final class SchemaFileTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void satisfiesTheMetaSchema() throws IOException {
    var metaSchema =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertEquals(List.of(), metaSchema.validate(schema()));
  }

  @Test
  void givesExamplesItAccepts() throws IOException {
    JsonNode schema = schema();
    int examples = checkExamples(schema, schema, "#");
    for (Map.Entry<String, JsonNode> definition : schema.path("$defs").properties()) {
      examples += checkExamples(schema, definition.getValue(), "#/$defs/" + definition.getKey());
    }

    assertTrue(examples > 60, () -> "the walk over the examples has lost its way");
  }

  private int checkExamples(JsonNode whole, JsonNode part, String pointer) {
    int examples = 0;
    for (JsonNode example : part.path("examples")) {
      examples++;
      assertEquals(
          List.of(), registry.getSchema(reference(whole, pointer)).validate(example), pointer);
    }
    for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
      examples +=
          checkExamples(whole, property.getValue(), pointer + "/properties/" + property.getKey());
    }
    return examples;
  }

  /** A schema that is one part of the whole, and none of what stands beside that part. */
  private static JsonNode reference(JsonNode whole, String pointer) {
    ObjectNode schema = MAPPER.createObjectNode();
    schema.set("$schema", whole.path("$schema"));
    schema.set("$defs", whole.path("$defs"));
    schema.set("whole", ((ObjectNode) whole.deepCopy()).without("$id"));
    schema.put("$ref", pointer.startsWith("#/$defs") ? pointer : pointer.replace("#", "#/whole"));
    return schema;
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in = SchemaFileTest.class.getResourceAsStream(DefinitionShape.RESOURCE)) {
      return MAPPER.readTree(Objects.requireNonNull(in));
    }
  }
}
