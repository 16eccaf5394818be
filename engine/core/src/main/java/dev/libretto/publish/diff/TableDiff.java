package dev.libretto.publish.diff;

import dev.libretto.access.AccessDiff;
import dev.libretto.access.Right;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    access();
    RulesDiff.states(pair, findings);
    RulesDiff.history(pair, findings);
    fields();
    new ConstraintDiff(pair, findings).run();
  }

  /** The table was parked: its rows come back, and the references among them have to hold again. */
  void restored() {
    for (var field : TablePair.declared(pair.to())) {
      if (field.type() instanceof FieldType.Relation(var name, _)
          && pair.storedBefore(field)
              .filter(f -> f.physicalName().equals(field.physicalName()))
              .isPresent()) {
        RestoredField.askWhetherItRefers(pair, field, name, findings);
      }
    }
    run();
  }

  private void access() {
    var operations = new LinkedHashMap<String, Function<Table.Access, Expression>>();
    operations.put("read", Table.Access::read);
    operations.put("create", Table.Access::create);
    operations.put("update", Table.Access::update);
    operations.put("delete", Table.Access::delete);
    var changed = new Keywords();
    operations.forEach((name, operation) ->
        changed.compare(
            name,
            rule(pair.fromProgram(), pair.from(), operation),
            rule(pair.toProgram(), pair.to(), operation)));
    var rights = new LinkedHashSet<>(changed.different());
    var wider = new LinkedHashSet<String>();
    AccessDiff.between(pair.fromProgram(), Optional.of(pair.from()), pair.toProgram(), pair.to())
        .stream()
        // Fields and states are told on their own by RulesDiff.
        .filter(change -> change.right() instanceof Right.OnRows)
        .filter(change -> change.byRule() && change.existing())
        .forEach(change -> {
          rights.add(change.right().word());
          if (change.wider()) {
            wider.add(change.right().word());
          }
        });
    findings.change(
        List.copyOf(rights),
        names -> new Change.ChangeAccess(pair.to(), names, List.copyOf(wider)));
  }

  private void fields() {
    for (var field : TablePair.declared(pair.to())) {
      pair.before(field)
          .ifPresentOrElse(
              before -> {
                new FieldDiff(pair, before, field, findings).run();
                RulesDiff.field(pair, before, field, findings);
              },
              () -> added(field));
    }
    TablePair.declared(pair.from()).stream()
        .filter(field -> !pair.kept(field))
        .forEach(this::removed);
  }

  private void removed(Field field) {
    if (!TablePair.stored(field)) {
      findings.change(new Change.RemoveComputed(pair.to(), field));
      return;
    }
    findings.change(new Change.RemoveField(pair.to(), field));
  }

  private void added(Field field) {
    if (TablePair.stored(field) && pair.parked(field)) {
      new RestoredField(pair, field, findings).run();
    } else {
      new NewField(pair, field, findings).run();
    }
  }

  private static String titleFieldId(Table table) {
    return table.field(table.titleField()).map(Field::id).orElse("");
  }

  private static Expression rule(
      Program program, Table table, Function<Table.Access, Expression> operation) {
    return RowFields.identified(operation.apply(table.access()), table, program);
  }
}
