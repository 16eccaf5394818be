package dev.libretto.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.testkit.fuzz.Bytes;
import dev.libretto.testkit.fuzz.Fuzz;
import dev.libretto.testkit.fuzz.Kind;
import dev.libretto.testkit.fuzz.Smaller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the file: problems or a program, never an exception. */
@Timeout(value = 6, unit = TimeUnit.HOURS)
final class DefinitionFuzzTest {

  @Test
  void answersChangedDefinitions() {
    new Fuzz<Json>(Kind.DEFINITION, Corpus.MUTATIONS::next, JsonText::of, Smaller::documents)
        .judge(json -> DefinitionJudge.of(JsonText.of(json).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void answersDamagedFiles() {
    new Fuzz<byte[]>(
            Kind.DEFINITION_BYTES,
            DefinitionFuzzTest::damaged,
            Base64.getEncoder()::encodeToString,
            _ -> java.util.stream.Stream.empty())
        .judge(DefinitionJudge::of);
  }

  @Test
  void startsFromSoundDefinitions() {
    for (var document : Corpus.DOCUMENTS) {
      var bytes = JsonText.of(document).getBytes(StandardCharsets.UTF_8);
      assertEquals("sound", DefinitionJudge.of(bytes), () -> JsonText.of(document));
      assertEquals(
          List.of(),
          DefinitionProblems.of("app.json", bytes).problems().stream()
              .filter(problem -> problem.severity() == dev.libretto.problem.Severity.ERROR)
              .toList());
    }
  }

  /** Each file in {@code resources/fuzz} once broke something. */
  @Test
  void keepsWhatWasFound() throws IOException {
    try (var found = Files.list(Path.of("src/test/resources/fuzz"))) {
      for (var file : found.sorted().toList()) {
        DefinitionJudge.of(Files.readAllBytes(file));
      }
    }
  }

  private static byte[] damaged(RandomGenerator random) {
    var text = JsonText.of(Corpus.PARTS.document(random));
    return Bytes.damaged(text.getBytes(StandardCharsets.UTF_8), random);
  }
}
