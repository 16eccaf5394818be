package dev.libretto.publish.compile;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.load.ProblemList;
import dev.libretto.publish.load.SourceMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each sibling of a new definition the one of the previous definition it continues: by
 * id, then by the name it was renamed from, then by name.
 */
final class Matching {

  /** What takes part in matching; of the previous definition, all have ids. */
  record Named(Pointer at, @Nullable String id, String name, @Nullable String renamedFrom) {}

  private final String kind;
  private final List<Named> before;
  private final SourceMap source;
  private final ProblemList problems;

  /** From the pointer of a new sibling to the id of what it continues. */
  private final Map<Pointer, String> matched = new HashMap<>();

  private Matching(String kind, List<Named> before, SourceMap source, ProblemList problems) {
    this.kind = kind;
    this.before = before;
    this.source = source;
    this.problems = problems;
  }

  /** The id of what each sibling continues, by the sibling's pointer; absent for what is new. */
  static Map<Pointer, String> of(
      String kind, List<Named> now, List<Named> before, SourceMap source, ProblemList problems) {
    var matching = new Matching(kind, before, source, problems);
    now.forEach(matching::byId);
    now.forEach(matching::byRename);
    now.forEach(matching::byName);
    return matching.matched;
  }

  private void byId(Named one) {
    String id = one.id();
    Optional<Named> old = id == null ? Optional.empty() : withId(id);
    if (id == null || old.isEmpty()) {
      return;
    }
    matched.put(one.at(), id);
    boolean renameDone = old.get().name().equals(one.name());
    if (one.renamedFrom() != null && !renameDone) {
      withName(one.renamedFrom())
          .filter(other -> !id.equals(other.id()))
          .ifPresent(other ->
              problem(
                  DefinitionCode.CONTRADICTORY_IDENTITY,
                  one.at().child("renamedFrom"),
                  "By its id, "
                      + of(one)
                      + " was `"
                      + old.get().name()
                      + "`; by `renamedFrom`, it was `"
                      + other.name()
                      + "`.",
                  "Remove the one that is wrong."));
    }
  }

  private void byRename(Named one) {
    if (one.id() != null || one.renamedFrom() == null) {
      return;
    }
    Optional<Named> from = withName(one.renamedFrom()).filter(this::isFree);
    Optional<Named> same = withName(one.name()).filter(this::isFree);
    if (from.isPresent() && same.isPresent()) {
      problem(
          DefinitionCode.AMBIGUOUS_RENAME,
          one.at().child("renamedFrom"),
          "There were a "
              + kind
              + " `"
              + one.renamedFrom()
              + "` and a "
              + kind
              + " `"
              + one.name()
              + "`; "
              + of(one)
              + " could continue either.",
          "Give it the `id` of the one it continues.");
    } else if (from.isPresent()) {
      matched.put(one.at(), id(from.get()));
    }
  }

  private void byName(Named one) {
    if (matched.containsKey(one.at())) {
      return;
    }
    Optional<Named> same = withName(one.name()).filter(this::isFree);
    if (same.isEmpty()) {
      return;
    }
    if (one.id() == null) {
      matched.put(one.at(), id(same.get()));
    } else {
      problem(
          DefinitionCode.CONTRADICTORY_IDENTITY,
          one.at().child("id"),
          "The published " + kind + " `" + one.name() + "` has the id `" + same.get().id() + "`.",
          "Remove `id` to continue it, or choose another name for a new " + kind + ".");
    }
  }

  private Optional<Named> withId(String id) {
    return before.stream().filter(old -> id.equals(old.id())).findFirst();
  }

  private Optional<Named> withName(String name) {
    return before.stream().filter(old -> old.name().equals(name)).findFirst();
  }

  /** Whether nothing continues it yet. */
  private boolean isFree(Named old) {
    return !matched.containsValue(id(old));
  }

  private static String id(Named old) {
    return Objects.requireNonNull(old.id(), "a published definition has every id");
  }

  private String of(Named one) {
    return kind + " `" + one.name() + "`";
  }

  private void problem(DefinitionCode code, Pointer at, String message, String hint) {
    problems.add(new Problem(code, Severity.ERROR, source.place(at), message, hint));
  }
}
