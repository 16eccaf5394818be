package dev.libretto.store;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Severity;
import dev.libretto.program.Program;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Published programs with another expression somewhere, over the same tables. */
final class Reworded {

  private Reworded() {}

  /** The program with a text in the place of one it has; empty where that is not sound. */
  static Optional<Program> of(Program published, String old, String expression) {
    var text =
        JsonText.of(published.canonical())
            .replace("\"" + old + "\"", JsonText.of(Json.of(expression)))
            .getBytes(StandardCharsets.UTF_8);
    return Load.load("app.json", text) instanceof Loading.Loaded loaded
            && Checks.check(loaded.definition(), loaded.source()).stream()
                .noneMatch(problem -> problem.severity() == Severity.ERROR)
        ? Optional.of(Compile.compile(loaded.definition(), published.id(), "demo", 1))
        : Optional.empty();
  }
}
