package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lookups and rollups follow a relation to a field there is, sensibly and not in a circle. */
final class RelatedFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var related = names.scopes().related();
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        switch (field.type()) {
          case FieldType.Lookup(var relation, var shown, var _) ->
              check(table, field, relation, shown, names, findings);
          case FieldType.Rollup rollup ->
              check(table, field, rollup.relation(), rollup.field(), names, findings);
          default -> {}
        }
      }
    }
    related
        .unsound()
        .forEach(one -> findings.error(one.code(), one.at(), one.message(), one.hint()));
    related.refused().forEach(where -> findings.refused(where.at(), where.findings()));
  }

  private static void check(
      TableDefinition table,
      FieldDefinition field,
      String relation,
      @Nullable String shown,
      Names names,
      Findings findings) {
    var at = field.at().child("relation");
    var target = target(table, relation, at, names, findings);
    if (shown != null && target.isPresent()) {
      var _ = names.expectField(target.get(), shown, field.at().child("field"), findings);
    }
    var circle = names.scopes().related().circle(table, field.name());
    if (!circle.isEmpty()) {
      findings.error(
          DefinitionCode.CIRCULAR_LOOKUP,
          at,
          "`" + field.name() + "` needs itself: " + String.join(" → ", circle) + ".",
          "Work one of them out from stored fields alone.");
    }
  }

  private static Optional<TableDefinition> target(
      TableDefinition table, String relation, Pointer at, Names names, Findings findings) {
    var followed = names.expectField(table, relation, at, findings);
    if (followed.isEmpty()) {
      return Optional.empty();
    }
    var name =
        switch (followed.get().type()) {
          case FieldType.Relation to -> to.table();
          case FieldType.Many to -> to.table();
          case FieldType.Inverse to -> to.table();
          default -> null;
        };
    if (name == null) {
      findings.error(
          DefinitionCode.NOT_A_RELATION,
          at,
          "`" + relation + "` is no relation, so it leads to no row.",
          "Name a field of type `relation`.");
    }
    return name == null ? Optional.empty() : names.table(name);
  }
}
