package dev.libretto.publish.load;

import dev.libretto.json.Json;
import dev.libretto.publish.load.Shape.Keywords;
import dev.libretto.publish.load.Shape.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The published schema of definitions, read from its file: the one statement of what a definition
 * may look like, for editors and for the engine alike.
 */
final class DefinitionShape {

  /** Where the schema file stands. */
  static final String RESOURCE = "/dev/libretto/schemas/app-1.json";

  /** The format {@code app/1}. */
  static final DefinitionShape APP_1 = read();

  private final Keywords root;
  private final Map<String, Keywords> definitions;

  private DefinitionShape(Keywords root, Map<String, Keywords> definitions) {
    this.root = root;
    this.definitions = definitions;
  }

  /** The shape of the whole document. */
  Keywords root() {
    return root;
  }

  /** Follows a reference to what it names. */
  Keywords resolve(Shape shape) {
    return switch (shape) {
      case Keywords keywords -> keywords;
      case Reference reference ->
          Objects.requireNonNull(definitions.get(reference.name()), reference.name());
    };
  }

  private static DefinitionShape read() {
    var text = new SourceText(RESOURCE, resource());
    if (!(JsonReader.read(text) instanceof JsonReader.Document document
        && document.root().json() instanceof Json.Obj schema
        && schema.members().get("$defs") instanceof Json.Obj named)) {
      throw new IllegalStateException("not a schema: " + RESOURCE);
    }
    var definitions = new LinkedHashMap<String, Keywords>();
    named.members().forEach((name, value) -> definitions.put(name, keywords(value)));
    return new DefinitionShape(keywords(schema), definitions);
  }

  private static Keywords keywords(Json schema) {
    if (ShapeReader.read(schema) instanceof Keywords keywords) {
      return keywords;
    }
    throw new IllegalStateException("a reference stands for a whole definition");
  }

  private static String resource() {
    try (InputStream in = DefinitionShape.class.getResourceAsStream(RESOURCE)) {
      return new String(
          Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
