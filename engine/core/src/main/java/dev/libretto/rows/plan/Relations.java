package dev.libretto.rows.plan;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Field;
import dev.libretto.program.FieldRules;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the relation a caller means: by the name of its field, or by the name of the table at its
 * other end, where a relation there leads here even if no field here is its inverse.
 */
final class Relations {

  private Relations() {}

  /**
   * The field of the relation; one that no author declared, where the other table's alone was.
   *
   * @param hint the name of the field that holds the relation, here or there, or null
   * @param code what it is a mistake in
   */
  static Field named(
      Program program, Table table, String name, @Nullable String hint, RequestCode code) {
    var own = table.field(name);
    if (own.isPresent() && own.get().relatedTable().isPresent()) {
      return own.get();
    }
    var other = program.table(name);
    if (other.isEmpty()) {
      throw own.map(field ->
              Refusal.of(
                  code,
                  "The column '" + field.name() + "' is not a relation",
                  "Ask for it without brackets"))
          .orElseGet(() -> unknown(program, table, name))
          .thrown();
    }
    var candidates = between(table, other.get());
    var meant =
        candidates.stream().filter(field -> hint == null || hint.equals(holder(field))).toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    if (candidates.isEmpty()) {
      throw unknown(program, table, name).thrown();
    }
    throw Refusal.of(
            code,
            "Several relations lead from '" + table.name() + "' to '" + name + "'",
            "Write one of "
                + String.join(
                    ", ",
                    candidates.stream().map(field -> name + "!" + holder(field) + "(…)").toList()))
        .thrown();
  }

  /** All relations that lead from one table to another, by whatever field they are told. */
  private static List<Field> between(Table table, Table other) {
    var fields = new ArrayList<Field>();
    for (var field : table.fields()) {
      if (field.relatedTable().filter(other.name()::equals).isPresent()) {
        fields.add(field);
      }
    }
    for (var field : other.fields()) {
      boolean here =
          switch (field.type()) {
            case FieldType.Relation(var to, _) -> to.equals(table.name());
            case FieldType.Many many -> many.table().equals(table.name());
            default -> false;
          };
      var inverse = new FieldType.Inverse(other.name(), field.name());
      if (here && fields.stream().noneMatch(known -> known.type().equals(inverse))) {
        fields.add(undeclared(other, inverse));
      }
    }
    return fields;
  }

  /** The inverse of a relation that its table has no field for. Who may see it, its rules say. */
  private static Field undeclared(Table other, FieldType.Inverse inverse) {
    var kind = FieldKind.of(inverse);
    return new Field(
        other.id() + "." + inverse.field(),
        other.name(),
        other.label(),
        null,
        Field.Origin.COMPUTED,
        kind,
        kind.valueType(),
        false,
        null,
        FieldRules.NONE,
        null,
        "");
  }

  private static String holder(Field relation) {
    return relation.type() instanceof FieldType.Inverse(_, var name) && relation.id().contains(".")
        ? name
        : relation.name();
  }

  private static Refusal unknown(Program program, Table table, String name) {
    var known =
        Stream.concat(
                table.fields().stream()
                    .filter(field -> field.relatedTable().isPresent())
                    .map(Field::name),
                program.tables().stream()
                    .filter(other -> !between(table, other).isEmpty())
                    .map(Table::name))
            .toList();
    return Refusal.of(
        RequestCode.UNKNOWN_COLUMN,
        "The table '" + table.name() + "' has no relation '" + Columns.shortened(name) + "'",
        Suggestion.hint(name, known).orElse(null));
  }
}
