package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceText;
import dev.libretto.publish.report.ProblemText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the file: problems or a program, never an exception. The seeds are fixed. */
final class FuzzTest {

  @Test
  void answersDamagedBytes() {
    var random = new Random(7);
    byte[] sound = Samples.sound();

    for (int i = 0; i < 3000; i++) {
      byte[] damaged = sound.clone();
      for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      perform(damaged);
    }
  }

  @Test
  void answersCutFiles() {
    byte[] sound = Samples.sound();

    for (int length = 0; length < sound.length; length += 7) {
      assertFalse(perform(Arrays.copyOf(sound, length)));
    }
  }

  @Test
  void answersChangedDefinitions() {
    var random = new Random(11);
    var mutations = DefinitionMutations.of(Samples.sound());

    for (int i = 0; i < 3000; i++) {
      perform(mutations.next(random).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Walks every stage as far as the file gets; whether it became a program. */
  private static boolean perform(byte[] bytes) {
    switch (Load.load("app.json", bytes)) {
      case Loading.Refused refused -> {
        show(refused.problems(), refused.text());
        assertFalse(refused.problems().isEmpty());
        return false;
      }
      case Loading.Loaded loaded -> {
        var found = Checks.check(loaded.definition(), loaded.source());
        show(found, loaded.source().text());
        if (found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
          return false;
        }
        var ids =
            Identities.assign(
                loaded.definition(), loaded.source(), Optional.empty(), new NewIds(new Random(3)));
        if (!(ids instanceof Identification.Identified identified)) {
          throw new AssertionError("refused without a previous version");
        }
        return Compile.compile(identified.definition(), new AppId(new UUID(0, 1)), "demo", 1)
                .version()
            == 1;
      }
    }
  }

  private static void show(List<Problem> problems, SourceText text) {
    String report = new ProblemText(true).render(problems, text);
    assertFalse(!problems.isEmpty() && report.isEmpty());
  }
}
