package dev.libretto.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.Samples;
import dev.libretto.publish.compile.Compile;
import dev.libretto.testkit.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of a table's rows takes what the table can hold. */
final class RowSchemaTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Table recipe =
      Compile.compile(
              DefinitionProblems.identified(Samples.sound()), new AppId(new UUID(0, 1)), "demo", 1)
          .tables()
          .getFirst();

  @Test
  void saysTheSameAsTheFile() throws JsonProcessingException {
    String schema =
        MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(MAPPER.readTree(JsonText.of(RowSchema.insert(recipe))));

    Golden.matches(Path.of("src/test/resources/golden/programs/sound.rows.json"), schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | true
          {"title": "Soup"}                               | true
          {"title": null}                                 | false
          {"title": ""}                                   | false
          {"title": " Soup"}                              | false
          {"servings": 1}                                 | true
          {"servings": 0}                                 | false
          {"servings": 1.5}                               | false
          {"servings": "1"}                               | false
          {"weight": "1.25"}                              | true
          {"weight": true}                                | false
          {"weight": null}                                | true
          {"vegan": "yes"}                                | false
          {"eatenOn": "2026-03-01"}                       | true
          {"eatenOn": "1.3.2026"}                         | false
          {"startsAt": "18:30:00"}                        | true
          {"startsAt": "25:30:00"}                        | false
          {"cookedAt": "2026-03-01T17:30:00Z"}            | true
          {"cookedAt": "2026-03-01 17:30"}                | false
          {"contact": "cook@example.org"}                 | true
          {"contact": "cook"}                             | false
          {"source": "ftp://example.org"}                 | false
          {"difficulty": "easy"}                          | true
          {"difficulty": null}                            | true
          {"difficulty": "Easy"}                          | false
          {"tags": ["quick", "cheap"]}                    | true
          {"tags": ["quick", "quick"]}                    | false
          {"tags": ["slow"]}                              | false
          {"original": "0190c3b4-7e1a-7abc-8def-0123456789ab"} | true
          {"original": "1"}                               | false
          {"extra": [1, {"a": null}]}                     | true
          {"number": 5}                                   | false
          {"perServing": "1"}                             | false
          {"version": 2}                                  | false
          {"odd": 1}                                      | false
          """)
  void takesWhatTheTableHolds(String row, boolean valid) throws JsonProcessingException {
    assertEquals(valid, schema(RowSchema.patch(recipe)).validate(MAPPER.readTree(row)).isEmpty());
  }

  @Test
  void asksForWhatANewRowNeeds() throws JsonProcessingException {
    var field = recipe.field("title").orElseThrow();
    var bare =
        new Field(
            field.id(),
            "title",
            "Title",
            null,
            Field.Origin.AUTHOR,
            field.type(),
            field.expressionType(),
            true,
            null,
            FieldRules.NONE,
            null,
            field.physicalName());
    var table =
        new Table(
            "abc",
            "recipe",
            "Recipe",
            "Recipes",
            "title",
            List.of(bare),
            Table.byName(List.of(bare)),
            List.of(),
            List.of(),
            List.of(),
            null,
            recipe.access(),
            recipe.history());
    var empty = MAPPER.readTree("{}");

    assertEquals(1, schema(RowSchema.insert(table)).validate(empty).size());
    assertEquals(0, schema(RowSchema.patch(table)).validate(empty).size());
    assertEquals(0, schema(RowSchema.insert(recipe)).validate(empty).size());
  }

  private static Schema schema(Json.Obj schema) throws JsonProcessingException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(MAPPER.readTree(JsonText.of(schema)));
  }
}
