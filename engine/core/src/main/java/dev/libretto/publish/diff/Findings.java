package dev.libretto.publish.diff;

import dev.libretto.access.AccessChange;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.store.ddl.RowQuestion;
import java.util.ArrayList;
import java.util.List;

/** Collects what the parts of a diff find. */
final class Findings {

  private final List<Change> changes = new ArrayList<>();
  private final List<Concern> concerns = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  void change(Change change) {
    changes.add(change);
  }

  /** Adds a change of keywords, unless there are none. */
  void change(List<String> keywords, java.util.function.Function<List<String>, Change> change) {
    if (!keywords.isEmpty()) {
      changes.add(change.apply(keywords));
    }
  }

  void ask(RowQuestion question, DefinitionCode code, Pointer at, String finding, String hint) {
    concerns.add(new Concern(question, code, at, finding, hint));
  }

  void refuse(DefinitionCode code, Pointer at, String message, String hint) {
    refusals.add(new Refusal(code, at, message, hint));
  }

  Difference difference(List<AccessChange> access) {
    return new Difference(changes, access, concerns, refusals);
  }
}
