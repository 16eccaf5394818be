package dev.libretto.publish.diff;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;
import dev.libretto.store.ddl.Conversion;
import dev.libretto.store.ddl.Move;
import dev.libretto.store.ddl.RowQuestion;

/** A published field whose values have to become values of another type. */
final class Retype {

  private final TablePair pair;
  private final Field from;
  private final Field to;
  private final Findings findings;

  Retype(TablePair pair, Field from, Field to, Findings findings) {
    this.pair = pair;
    this.from = from;
    this.to = to;
    this.findings = findings;
  }

  /** False when it is refused. */
  boolean run() {
    var conversion = TypeChange.conversion(from.type(), to.type(), pair.toProgram(), pair::exists);
    if (conversion.isEmpty()) {
      findings.refuse(
          DefinitionCode.TYPE_CHANGED,
          pair.at(to).child("type"),
          "The published field `%s` is of type %s, which cannot become %s."
              .formatted(to.name(), from.kind().name(), to.kind().name()),
          "Give the new field another name; the old one is parked with its values. Many types can"
              + " become `text`, and text many others, in two publications.");
      return false;
    }
    change(conversion.get());
    return true;
  }

  private void change(Conversion conversion) {
    boolean restored = pair.parked(to);
    var back =
        restored
            ? TypeChange.conversion(to.type(), from.type(), pair.fromProgram(), pair::exists)
                .orElse(null)
            : null;
    findings.change(
        new Change.RetypeField(pair.to(), new Move(from, to, conversion, back), restored));
    if (!to.required()) {
      return;
    }
    if (!from.required()) {
      findings.ask(
          new RowQuestion.WithoutValue(pair.from(), from),
          DefinitionCode.ROWS_WITHOUT_VALUE,
          pair.at(to).child("required"),
          "In {rows} `" + to.name() + "`, which is to be required, has no value.",
          "Give these rows a value first, or leave the field optional.");
    }
    findings.ask(
        new RowQuestion.Inconvertible(pair.from(), from, conversion),
        DefinitionCode.REQUIRED_INCONVERTIBLE,
        pair.at(to).child("type"),
        "In {rows} the value of the required field `%s` has no counterpart of type %s."
            .formatted(to.name(), to.kind().name()),
        "Change these values first, or let the field be optional: then they become empty.");
  }
}
