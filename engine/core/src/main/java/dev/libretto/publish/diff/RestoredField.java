package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;
import dev.libretto.store.ddl.RowQuestion;

/** A field whose column was parked and is used again, with the values it has. */
final class RestoredField {

  private final TablePair pair;
  private final Field field;
  private final Findings findings;

  RestoredField(TablePair pair, Field field, Findings findings) {
    this.pair = pair;
    this.field = field;
    this.findings = findings;
  }

  void run() {
    findings.change(new Change.RestoreField(pair.to(), field));
    if (!field.hasColumn()) {
      // Lists are judged when they are written, and those of rows there are may be shorter.
      return;
    }
    if (field.required() && field.defaultValue() == null) {
      findings.ask(
          new RowQuestion.WithoutValue(pair.from(), field),
          DefinitionCode.REQUIRED_WITHOUT_DEFAULT,
          pair.at(field),
          "In {rows}, written since it was taken away, `%s` would have no value."
              .formatted(field.name()),
          "Give the field a `default`, or publish it without `required`, fill it, then require it.");
    }
    // The values were written under another declaration, perhaps an older one.
    field
        .kind()
        .bounds()
        .forEach((keyword, bound) ->
            findings.ask(
                new RowQuestion.Outside(pair.from(), field, bound),
                DefinitionCode.ROWS_OUT_OF_BOUNDS,
                pair.at(field).child(keyword),
                "In {rows} the parked value of `%s` does not fit its `%s`."
                    .formatted(field.name(), keyword),
                "Widen the bound, bring the field back, then change these rows."));
    if (field.type() instanceof FieldType.Relation(var table, _)) {
      askWhetherItRefers(pair, field, table, findings);
    }
  }

  /** A reference to a row that has been deleted becomes none, which a required field cannot be. */
  static void askWhetherItRefers(TablePair pair, Field field, String table, Findings findings) {
    var target = pair.toProgram().table(table).orElseThrow();
    if (field.required()) {
      findings.ask(
          pair.exists(target)
              ? new RowQuestion.Dangling(pair.from(), field, target)
              : new RowQuestion.WithValue(pair.from(), field),
          DefinitionCode.DANGLING_REFERENCE,
          pair.at(field),
          "In {rows} the row that `%s` refers to has been deleted.".formatted(field.name()),
          "Bring the field back without `required`, give these rows another value, then require it.");
    }
  }
}
