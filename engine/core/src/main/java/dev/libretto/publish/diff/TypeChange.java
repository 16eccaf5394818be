package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.FieldKind;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Conversion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What another type of a published field means for its values. */
final class TypeChange {

  private TypeChange() {}

  /** Whether the values can stay in their column as they are. */
  static boolean stays(Program before, FieldType from, Program after, FieldType to) {
    if (!Conversion.sameColumn(from, to)) {
      return false;
    }
    return switch (to) {
      case FieldType.Relation(var table, _) ->
          from instanceof FieldType.Relation(var old, _)
              && before.table(old).map(Table::id).equals(after.table(table).map(Table::id));
      case FieldType.Money(var currency, _, _) ->
          from instanceof FieldType.Money(var old, _, _) && old.equals(currency);
      case FieldType.Vector now ->
          from instanceof FieldType.Vector old && old.dimensions() == now.dimensions();
      case FieldType.File now -> from instanceof FieldType.File old && old.many() == now.many();
      case FieldType.AutoNumber now ->
          from instanceof FieldType.AutoNumber old && Objects.equals(old.pattern(), now.pattern());
      default -> to.getClass() == from.getClass() || widens(from, to);
    };
  }

  /**
   * How the values become what they are to be; empty where nobody could say.
   *
   * @param app whose types and time zone are meant
   * @param exists whether a table can have rows already, which a reference could mean
   */
  static Optional<Conversion> conversion(
      FieldType from, FieldType to, Program app, Predicate<Table> exists) {
    return Conversion.of(
        from,
        to,
        List.copyOf(FieldKind.of(to).bounds().values()),
        target(to, app, exists),
        app.timeZone());
  }

  /** Texts are stored alike, so a field may come to take more kinds of text than before. */
  private static boolean widens(FieldType from, FieldType to) {
    return switch (to) {
      case FieldType.LongText _, FieldType.Markdown _ -> line(from) || lines(from);
      case FieldType.Text _ -> line(from);
      default -> false;
    };
  }

  private static boolean line(FieldType type) {
    return type instanceof FieldType.Text
        || type instanceof FieldType.Email
        || type instanceof FieldType.Url
        || type instanceof FieldType.Phone
        || type instanceof FieldType.Select;
  }

  private static boolean lines(FieldType type) {
    return type instanceof FieldType.LongText || type instanceof FieldType.Markdown;
  }

  private static @Nullable Table target(FieldType type, Program app, Predicate<Table> exists) {
    return type instanceof FieldType.Relation(var table, _)
        ? app.table(table).filter(exists).orElse(null)
        : null;
  }
}
