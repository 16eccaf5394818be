package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.kind.RollupKind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values are sensitive: those of marked fields, and what lookups and rollups make of them
 * {@code as: app}, for these pass by the rules of what they show. Under the reader's own rules
 * nothing passes by, so there the mark is not handed on.
 */
final class Sensitivity {

  private final Names names;

  Sensitivity(Names names) {
    this.names = names;
  }

  /**
   * The marked field that a field gives away, such as {@code person.phone}: of a marked field,
   * itself; empty where there is none.
   */
  Optional<String> source(TableDefinition table, FieldDefinition field) {
    return field.type() instanceof FieldType.Computed && !field.rules().sensitive()
        ? Optional.empty() // as open as what it is made of, and that is asked itself
        : source(table, field, new HashSet<>());
  }

  private Optional<String> source(
      TableDefinition table, FieldDefinition field, Set<FieldDefinition> seen) {
    if (field.rules().sensitive()) {
      return Optional.of(table.name() + "." + field.name());
    }
    if (!seen.add(field)) {
      return Optional.empty();
    }
    return switch (field.type()) {
      case FieldType.Lookup lookup when lookup.asApp() ->
          shown(table, lookup.relation(), Set.of(lookup.field()), seen);
      case FieldType.Rollup rollup when rollup.asApp() -> {
        var shown = new LinkedHashSet<String>();
        if (rollup.field() != null) {
          shown.add(rollup.field());
        }
        if (names.scopes().related().kind(field).orElse(null) instanceof RollupKind kind) {
          shown.addAll(mentioned(kind.where()));
        }
        yield shown(table, rollup.relation(), shown, seen);
      }
      case FieldType.Computed _ ->
          first(table, mentioned(names.computed(table).expanded().get(field.name())), seen);
      default -> Optional.empty();
    };
  }

  /** The relation tells something itself, and so does every field of the rows it leads to. */
  private Optional<String> shown(
      TableDefinition table, String relation, Set<String> fields, Set<FieldDefinition> seen) {
    var by = names.field(table, relation);
    return by.flatMap(field -> source(table, field, seen))
        .or(() ->
            by.flatMap(field -> target(field.type()))
                .flatMap(names::table)
                .flatMap(to -> first(to, fields, seen)));
  }

  private Optional<String> first(
      TableDefinition table, Set<String> fields, Set<FieldDefinition> seen) {
    return fields.stream()
        .flatMap(name -> names.field(table, name).stream())
        .flatMap(field -> source(table, field, seen).stream())
        .findFirst();
  }

  private static Set<String> mentioned(@Nullable Expression expression) {
    var mentioned = new LinkedHashSet<String>();
    if (expression != null) {
      ExpressionTree.any(
          expression,
          part -> {
            if (part instanceof RowField(var name, var _)) {
              mentioned.add(name);
            }
            return false;
          });
    }
    return mentioned;
  }

  private static Optional<String> target(FieldType type) {
    return switch (type) {
      case FieldType.Relation relation -> Optional.of(relation.table());
      case FieldType.Many many -> Optional.of(many.table());
      case FieldType.Inverse inverse -> Optional.of(inverse.table());
      default -> Optional.empty();
    };
  }
}
