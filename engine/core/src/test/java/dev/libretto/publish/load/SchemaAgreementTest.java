package dev.libretto.publish.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.libretto.json.JsonText;
import dev.libretto.publish.Samples;
import dev.libretto.testkit.fuzz.JsonCorpus;
import dev.libretto.testkit.fuzz.JsonMutations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine accepts and refuses the very documents a JSON Schema validator does. */
final class SchemaAgreementTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Schema schema = schema();

  @ParameterizedTest
  @MethodSource("jsonDefinitions")
  void agreesAboutTheGoldenDefinitions(Path definition) {
    assertAgreement(text(definition));
  }

  @Test
  void agreesAboutMutations() {
    var random = new Random(20260301);
    var sound = ((Loading.Loaded) Load.load("app.json", Samples.sound())).definition().source();
    var mutations = new JsonMutations(new JsonCorpus(List.of(sound)), (text, _) -> text);

    for (int i = 0; i < 1500; i++) {
      String text = JsonText.of(mutations.next(random));
      if (isJson(new SourceText("app.json", text))) {
        assertAgreement(text);
      }
    }
  }

  private void assertAgreement(String text) {
    var source = new SourceText("app.json", text);
    Node root = ((JsonReader.Document) JsonReader.read(source)).root();

    var ours = ShapeCheck.check(DefinitionShape.APP_1, root.json(), new SourceMap(source, root));

    List<com.networknt.schema.Error> theirs = validate(text);
    assertEquals(theirs.isEmpty(), ours.isEmpty(), () -> ours + "\n" + theirs + "\n" + text);
  }

  private List<com.networknt.schema.Error> validate(String text) {
    try {
      return schema.validate(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  static List<Path> jsonDefinitions() {
    return Samples.definitions().stream()
        .filter(definition -> isJson(new SourceText("app.json", text(definition))))
        .toList();
  }

  /** The text of a definition; empty where it has none. */
  private static String text(Path definition) {
    return TextReader.read("app.json", Samples.bytes(definition)) instanceof TextReader.Text good
        ? good.text().text()
        : "";
  }

  private static boolean isJson(SourceText text) {
    return JsonReader.read(text) instanceof JsonReader.Document;
  }

  private static Schema schema() {
    try (InputStream in = SchemaAgreementTest.class.getResourceAsStream(DefinitionShape.RESOURCE)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(MAPPER.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
