package dev.libretto.publish.load;

import dev.libretto.json.Json;
import dev.libretto.problem.Problem;
import java.util.List;

/** Bytes to a definition whose shape satisfies the published schema. */
public final class Load {

  private Load() {}

  /**
   * Reads a definition. Never throws, whatever the bytes.
   *
   * @param file the name the author knows the file by
   */
  public static Loading load(String file, byte[] bytes) {
    return switch (TextReader.read(file, bytes)) {
      case TextReader.Undecodable bad -> new Loading.Refused(bad.text(), bad.problems());
      case TextReader.Text good -> load(good.text());
    };
  }

  private static Loading load(SourceText text) {
    return switch (JsonReader.read(text)) {
      case JsonReader.Unreadable bad -> new Loading.Refused(text, bad.problems());
      case JsonReader.Document good -> load(text, good.root());
    };
  }

  private static Loading load(SourceText text, Node root) {
    var source = new SourceMap(text, root);
    Json json = root.json();
    List<Problem> problems = ShapeCheck.check(DefinitionShape.APP_1, json, source);
    return problems.isEmpty() && json instanceof Json.Obj document
        ? new Loading.Loaded(DefinitionReader.read(document), source)
        : new Loading.Refused(text, problems);
  }
}
