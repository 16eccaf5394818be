package dev.libretto.publish.diff;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;
import dev.libretto.store.ddl.RowQuestion;

/** A field that a published table does not have yet. */
final class NewField {

  private final TablePair pair;
  private final Field field;
  private final Findings findings;

  NewField(TablePair pair, Field field, Findings findings) {
    this.pair = pair;
    this.field = field;
    this.findings = findings;
  }

  void run() {
    findings.change(new Change.AddField(pair.to(), field));
    if (field.showsAsApp()) {
      findings.change(new Change.ShowAsApp(pair.to(), field));
    }
    boolean filled =
        !field.required()
            || (field.defaultValue() != null && field.kind().isDefaultKnown())
            || field.kind().isGivenByEngine()
            || !TablePair.stored(field)
            || field.leadsToMany();
    if (!filled) {
      findings.ask(
          new RowQuestion.Rows(pair.from()),
          DefinitionCode.REQUIRED_WITHOUT_DEFAULT,
          pair.at(field),
          "In {rows} the new required field `" + field.name() + "` would have no value.",
          "Give the field a `default`, or publish it without `required`, fill it, then require it.");
    }
  }
}
