package dev.libretto.publish.diff;

import dev.libretto.expression.Expression;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table.Check;
import dev.libretto.program.Table.Index;
import dev.libretto.program.Table.Unique;
import dev.libretto.store.ddl.RowQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Compares the unique constraints, checks and indexes of a published table. */
final class ConstraintDiff {

  private final TablePair pair;
  private final Findings findings;

  ConstraintDiff(TablePair pair, Findings findings) {
    this.pair = pair;
    this.findings = findings;
  }

  void run() {
    unique();
    checks();
    indexes();
  }

  private void unique() {
    var to = pair.to();
    for (var old : pair.from().unique()) {
      if (find(to.unique(), Unique::physicalName, old.physicalName()).isEmpty()) {
        findings.change(new Change.DropUnique(to, old));
      }
    }
    for (int i = 0; i < to.unique().size(); i++) {
      var unique = to.unique().get(i);
      var old = find(pair.from().unique(), Unique::physicalName, unique.physicalName());
      if (old.isEmpty()) {
        askWhetherUnique(unique, i);
        findings.change(new Change.AddUnique(to, unique));
      } else if (!Objects.equals(old.get().message(), unique.message())) {
        findings.change(
            new Change.ChangeMessage(to, "unique(" + String.join(", ", unique.fields()) + ")"));
      }
    }
  }

  private void askWhetherUnique(Unique unique, int index) {
    var published = new ArrayList<Field>();
    var expressions = new ArrayList<Expression>();
    for (var name : unique.fields()) {
      var field = pair.named(name);
      var before = pair.storedBefore(field);
      var computed = field.computed();
      if (computed != null) {
        var now = RowFields.published(computed, pair);
        if (now.isEmpty()) {
          // Nobody knows before the values are there; the index that is built over them does.
          return;
        }
        expressions.add(now.get());
      } else if (before.isPresent()) {
        published.add(before.get());
      } else if (pair.parked(field)) {
        published.add(field);
      } else if (!ExistingRows.shareValue(field)) {
        // Rows without a value never collide, and numbers the engine gives out are all different.
        return;
      }
    }
    findings.ask(
        new RowQuestion.Sharing(pair.from(), published, expressions),
        DefinitionCode.ROWS_NOT_UNIQUE,
        pair.at().child("unique").child(index),
        "In {rows} `" + String.join("`, `", unique.fields()) + "` is as in another row.",
        "Change these rows first, or leave the constraint out.");
  }

  private void checks() {
    var to = pair.to();
    for (var old : pair.from().checks()) {
      var now = find(to.checks(), Check::physicalName, old.physicalName());
      if (now.isEmpty() || !sameRule(old, now.get())) {
        findings.change(new Change.DropCheck(to, old));
      }
    }
    for (int i = 0; i < to.checks().size(); i++) {
      var check = to.checks().get(i);
      var old = find(pair.from().checks(), Check::physicalName, check.physicalName());
      if (old.isEmpty() || !sameRule(old.get(), check)) {
        boolean asked = askWhetherHolds(check, i);
        findings.change(new Change.AddCheck(to, check, asked));
      } else if (!old.get().message().equals(check.message())) {
        findings.change(new Change.ChangeMessage(to, check.name()));
      }
    }
  }

  /** The same words can come to mean something else, by a swap of names or a computed field. */
  private boolean sameRule(Check old, Check now) {
    return RowFields.identified(old.rule(), pair.from(), pair.fromProgram())
        .equals(RowFields.identified(now.rule(), pair.to(), pair.toProgram()));
  }

  /** False when the rows cannot be asked, because values the rule speaks of are not there yet. */
  private boolean askWhetherHolds(Check check, int index) {
    var published = RowFields.published(check.rule(), pair);
    published.ifPresent(rule ->
        findings.ask(
            new RowQuestion.Breaking(pair.from(), rule),
            DefinitionCode.ROWS_BREAK_CHECK,
            pair.at().child("checks").child(index).child("rule"),
            "In {rows} the check `" + check.name() + "` does not hold.",
            "Change these rows first, or leave the check out."));
    return published.isPresent();
  }

  private void indexes() {
    var to = pair.to();
    for (var old : pair.from().indexes()) {
      if (find(to.indexes(), Index::physicalName, old.physicalName()).isEmpty()) {
        findings.change(new Change.DropIndex(to, old));
      }
    }
    for (var index : to.indexes()) {
      if (find(pair.from().indexes(), Index::physicalName, index.physicalName()).isEmpty()) {
        findings.change(new Change.AddIndex(to, index));
      }
    }
  }

  private static <T> Optional<T> find(List<T> all, Function<T, String> name, String wanted) {
    return all.stream().filter(one -> name.apply(one).equals(wanted)).findFirst();
  }
}
