package dev.libretto.fuzz;

import dev.libretto.json.Json;
import dev.libretto.problem.Severity;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.testkit.fuzz.JsonCorpus;
import dev.libretto.testkit.fuzz.JsonMutations;
import dev.libretto.testkit.fuzz.TextMutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Every sound definition among the golden files and the samples: together, all of the language. */
final class Corpus {

  private static final List<Path> FOLDERS =
      List.of(Path.of("src/test/resources/golden"), Path.of("../../samples"));

  /** The documents. */
  static final List<Json.Obj> DOCUMENTS = documents();

  /** Their parts. */
  static final JsonCorpus PARTS = new JsonCorpus(DOCUMENTS);

  /** Changes to them; what is written in CEL is sometimes changed as such. */
  static final JsonMutations MUTATIONS = new JsonMutations(PARTS, Corpus::changed);

  private static final TextMutations TEXTS = new TextMutations(ExpressionTexts.TOKENS);

  private Corpus() {}

  private static String changed(String text, RandomGenerator random) {
    return TEXTS.changed(text, random);
  }

  private static List<Json.Obj> documents() {
    var sound = new ArrayList<Json.Obj>();
    for (var folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".json"))
            .sorted()
            .forEach(file -> add(file, sound));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sound;
  }

  private static void add(Path file, List<Json.Obj> sound) {
    try {
      var bytes = Files.readAllBytes(file);
      if (Load.load("app.json", bytes) instanceof Loading.Loaded loaded
          && DefinitionProblems.of("app.json", bytes).problems().stream()
              .noneMatch(problem -> problem.severity() == Severity.ERROR)) {
        sound.add(loaded.definition().source());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
