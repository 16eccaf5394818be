package dev.libretto.publish.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.Layout;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.json.Json;
import dev.libretto.kind.FieldKind;
import dev.libretto.publish.Samples;
import dev.libretto.publish.load.Shape.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the engine knows, the schema describes, the reference explains and a sample uses. */
final class FormatCoverageTest {

  private static final DefinitionShape SHAPE = DefinitionShape.APP_1;

  @Test
  void describesEveryKey() {
    for (Keywords object : objects()) {
      assertFalse(object.description().isEmpty(), object.title());
      object
          .properties()
          .forEach((key, shape) -> {
            Keywords property = SHAPE.resolve(shape);
            assertFalse(property.title().isEmpty(), object.title() + "." + key);
            assertFalse(property.description().isEmpty(), object.title() + "." + key);
            assertTrue(property.pattern() == null || !property.form().isEmpty(), key);
          });
    }
  }

  @Test
  void closesEveryObject() {
    for (Keywords object : objects()) {
      assertTrue(object.closed(), object.title());
      assertEquals("x-", object.freePrefix(), object.title());
    }
  }

  @Test
  void explainsEveryKeyInTheReference() throws IOException {
    String reference = reference();

    for (Keywords object : objects()) {
      for (String key : object.properties().keySet()) {
        assertTrue(reference.contains("| `" + key + "` |"), object.title() + "." + key);
      }
    }
  }

  @Test
  void hasAHeadingForEveryTypeKindAndLayout() throws IOException {
    Set<String> headings =
        reference().lines().filter(line -> line.startsWith("### ")).collect(Collectors.toSet());

    Stream.of(tags("field", "type"), tags("view", "kind"), tags("layout", "type"))
        .flatMap(List::stream)
        .forEach(tag -> assertTrue(headings.contains("### `" + tag + "`"), tag));
  }

  @Test
  void hasATypeForEveryRecordAndASampleOfEach() {
    var loaded =
        assertInstanceOf(Loading.Loaded.class, Load.load("app.json", Samples.sound())).definition();
    var types = new HashSet<Class<?>>();
    var words = new HashSet<String>();
    for (FieldDefinition field : loaded.tables().getFirst().fields()) {
      types.add(field.type().getClass());
      words.add(FieldKind.of(field.type()).name());
    }
    var views = new HashSet<Class<?>>();
    loaded.views().forEach(view -> views.add(view.getClass()));

    assertEquals(Set.of(FieldType.class.getPermittedSubclasses()), types);
    assertEquals(words, Set.copyOf(tags("field", "type")));
    assertEquals(Set.of(ViewDefinition.class.getPermittedSubclasses()), views);
    assertEquals(views.size(), tags("view", "kind").size());
    assertEquals(Layout.class.getPermittedSubclasses().length, tags("layout", "type").size());
  }

  private static List<String> tags(String union, String key) {
    return SHAPE.resolve(new Shape.Reference(union)).branches().stream()
        .map(branch -> SHAPE.resolve(branch).properties().get(key))
        .map(tag -> tag == null ? null : SHAPE.resolve(tag).constant())
        .map(constant -> assertInstanceOf(Json.Str.class, constant).value())
        .toList();
  }

  private static List<Keywords> objects() {
    var found = new ArrayList<Keywords>();
    collect(SHAPE.root(), found, new HashSet<>());
    return found;
  }

  private static void collect(Keywords keywords, List<Keywords> found, Set<Keywords> seen) {
    if (!seen.add(keywords)) {
      return;
    }
    if (!keywords.properties().isEmpty()) {
      found.add(keywords);
    }
    keywords.properties().values().forEach(shape -> collect(SHAPE.resolve(shape), found, seen));
    keywords.branches().forEach(shape -> collect(SHAPE.resolve(shape), found, seen));
    Shape items = keywords.items();
    if (items != null) {
      collect(SHAPE.resolve(items), found, seen);
    }
  }

  private static String reference() throws IOException {
    return Files.readString(Path.of("../docs/definition.md"));
  }
}
