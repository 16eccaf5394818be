package dev.libretto.publish;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The problems of a definition up to the gate before compiling, and its text. */
public record DefinitionProblems(List<Problem> problems, SourceText text) {

  /** Loads, and where that goes well, checks. */
  public static DefinitionProblems of(String file, byte[] bytes) {
    return switch (Load.load(file, bytes)) {
      case Loading.Refused refused -> new DefinitionProblems(refused.problems(), refused.text());
      case Loading.Loaded loaded ->
          new DefinitionProblems(
              Checks.check(loaded.definition(), loaded.source()), loaded.source().text());
    };
  }

  /** The same for a definition that continues another; its ids are looked at too. */
  public static DefinitionProblems over(byte[] previous, String file, byte[] bytes) {
    var found = of(file, bytes);
    boolean sound = found.problems().stream().noneMatch(p -> p.severity() == Severity.ERROR);
    if (!sound || !(Load.load(file, bytes) instanceof Loading.Loaded loaded)) {
      return found;
    }
    Optional<AppDefinition> before = Optional.of(identified(previous));
    var result =
        Identities.assign(loaded.definition(), loaded.source(), before, new NewIds(new Random(2)));
    return result instanceof Identification.Refused refused
        ? new DefinitionProblems(refused.problems(), loaded.source().text())
        : found;
  }

  /** A definition with ids from a fixed seed; it must be sound. */
  public static AppDefinition identified(byte[] bytes) {
    if (Load.load("app.json", bytes) instanceof Loading.Loaded loaded
        && Identities.assign(
                loaded.definition(), loaded.source(), Optional.empty(), new NewIds(new Random(1)))
            instanceof Identification.Identified identified) {
      return identified.definition();
    }
    throw new IllegalArgumentException("not a sound definition");
  }
}
