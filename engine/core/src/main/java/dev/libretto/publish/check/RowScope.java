package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.kind.FieldKind;
import dev.libretto.program.SystemFields;
import dev.libretto.program.Trigger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What {@code row} holds for each kind of expression. A rule about creating and a check are asked
 * before the engine has filled in its part, so they know the fields a writer gives alone.
 */
final class RowScope {

  private RowScope() {}

  /** Stored and system fields. */
  static Map<String, FieldSignature> stored(TableDefinition table) {
    return stored(table, RelatedRows.NONE);
  }

  /** Stored and system fields, and where the relations among them lead. */
  static Map<String, FieldSignature> stored(TableDefinition table, RelatedRows related) {
    var row = given(table, related);
    for (FieldDefinition field : table.fields()) {
      if (FieldKind.of(field.type()).isGivenByEngine()) {
        row.put(field.name(), new FieldSignature(FieldKind.of(field.type()).valueType(), false));
      }
    }
    SystemFields.ALL.forEach(field ->
        row.put(field.name(), new FieldSignature(field.expressionType(), !field.required())));
    return row;
  }

  /** For rules about reading, updating and deleting: everything. */
  static Scope ofRule(
      TableDefinition table,
      ComputedTypes computed,
      Map<String, FieldSignature> more,
      RelatedRows related,
      Set<String> roles) {
    var row = stored(table, related);
    row.putAll(more);
    return Scope.ofRule(withComputed(row, computed, part -> false), roles);
  }

  /** For the rule about creating. */
  static Scope ofCreate(
      TableDefinition table, ComputedTypes computed, RelatedRows related, Set<String> roles) {
    return Scope.ofRule(withComputed(given(table, related), computed, part -> false), roles);
  }

  /** For checks: no clock, and nothing a constraint of the database cannot hold. */
  static Scope ofCheck(TableDefinition table, ComputedTypes computed) {
    var columns = given(table, RelatedRows.NONE);
    table.fields().stream()
        .filter(field -> !FieldKind.of(field.type()).isColumn())
        .forEach(field -> columns.remove(field.name()));
    return Scope.ofCheck(
        withComputed(
            columns,
            computed,
            part ->
                part instanceof Expression.Now
                    || part instanceof Expression.Today
                    || part instanceof Expression.Quantifier));
  }

  /**
   * For triggers: what stands in columns, what is made of it, and the same columns as they were.
   */
  static Scope ofTrigger(TableDefinition table, ComputedTypes computed, boolean changed) {
    var columns = stored(table);
    table.fields().stream()
        .filter(field -> !FieldKind.of(field.type()).isColumn())
        .forEach(field -> columns.remove(field.name()));
    var row = withComputed(columns, computed, part -> false);
    if (changed) {
      columns.forEach((name, signature) -> row.put(Trigger.OLD + name, signature));
    }
    return Scope.ofComputed(row);
  }

  /** The fields a writer gives. */
  private static Map<String, FieldSignature> given(TableDefinition table, RelatedRows related) {
    var row = new HashMap<String, FieldSignature>();
    for (FieldDefinition field : table.fields()) {
      boolean given =
          !FieldKind.of(field.type()).isWorkedOut()
              && !FieldKind.of(field.type()).isGivenByEngine();
      if (given) {
        row.put(field.name(), signature(field, related));
      }
    }
    return row;
  }

  private static FieldSignature signature(FieldDefinition field, RelatedRows related) {
    var type = FieldKind.of(field.type()).valueType();
    return field.type() instanceof FieldType.Relation relation
        ? new FieldSignature(type, !field.required(), () -> related.row(relation.table()))
        : new FieldSignature(type, !field.required() && !(field.type() instanceof FieldType.Many));
  }

  /** Adds the computed fields that speak of the row's fields alone and have no unfit part. */
  private static Map<String, FieldSignature> withComputed(
      Map<String, FieldSignature> row, ComputedTypes computed, Predicate<Expression> unfit) {
    var all = new HashMap<>(row);
    computed
        .signatures()
        .forEach((name, signature) -> {
          Expression expression = computed.expanded().get(name);
          boolean fits =
              expression != null
                  && !ExpressionTree.any(
                      expression,
                      part ->
                          unfit.test(part)
                              || (part instanceof RowField field
                                  && !row.containsKey(field.field())));
          if (fits) {
            all.put(name, signature);
          }
        });
    return all;
  }
}
