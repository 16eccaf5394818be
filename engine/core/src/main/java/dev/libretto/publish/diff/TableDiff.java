package dev.libretto.publish.diff;

import dev.libretto.expression.Expression;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.function.Function;

/** Compares a published table with the same table in the program to come. */
final class TableDiff {

  private final TablePair pair;
  private final Findings findings;

  TableDiff(TablePair pair, Findings findings) {
    this.pair = pair;
    this.findings = findings;
  }

  void run() {
    var from = pair.from();
    var to = pair.to();
    if (!from.name().equals(to.name())) {
      findings.change(new Change.RenameTable(to, from.name()));
    }
    findings.change(
        new Keywords()
            .compare("label", from.label(), to.label())
            .compare("labelPlural", from.labelPlural(), to.labelPlural())
            .compare("titleField", titleFieldId(from), titleFieldId(to))
            .different(),
        keywords -> new Change.ChangeTable(to, keywords));
    findings.change(
        new Keywords()
            .compare(
                "read",
                rule(pair.fromProgram(), from, Table.Access::read),
                rule(pair.toProgram(), to, Table.Access::read))
            .compare(
                "create",
                rule(pair.fromProgram(), from, Table.Access::create),
                rule(pair.toProgram(), to, Table.Access::create))
            .compare(
                "update",
                rule(pair.fromProgram(), from, Table.Access::update),
                rule(pair.toProgram(), to, Table.Access::update))
            .compare(
                "delete",
                rule(pair.fromProgram(), from, Table.Access::delete),
                rule(pair.toProgram(), to, Table.Access::delete))
            .different(),
        operations -> new Change.ChangeAccess(to, operations));
    fields();
    new ConstraintDiff(pair, findings).run();
  }

  private void fields() {
    for (var field : TablePair.declared(pair.to())) {
      pair.before(field)
          .ifPresentOrElse(
              before -> new FieldDiff(pair, before, field, findings).run(),
              () -> new NewField(pair, field, findings).run());
    }
    TablePair.declared(pair.from()).stream()
        .filter(field -> !pair.kept(field))
        .forEach(this::removed);
  }

  private void removed(Field field) {
    if (!TablePair.stored(field)) {
      findings.change(new Change.RemoveComputed(pair.to(), field.name()));
      return;
    }
    findings.refuse(
        DefinitionCode.FIELD_REMOVED,
        pair.at().child("fields"),
        "The published field `%s` of `%s` is missing.".formatted(field.name(), pair.to().name()),
        ("If it has another name now, give it `\"renamedFrom\": \"%s\"`. Taking away values is not"
                + " performed yet: put the field back, and leave it out of the views instead.")
            .formatted(field.name()));
  }

  private static String titleFieldId(Table table) {
    return table.field(table.titleField()).map(Field::id).orElse("");
  }

  private static Object rule(
      Program program, Table table, Function<Table.Access, Expression> operation) {
    return RowFields.identified(operation.apply(table.access()), table, program);
  }
}
