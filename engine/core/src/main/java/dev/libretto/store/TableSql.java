package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.ManyKind;
import dev.libretto.plan.Caller;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What statements on one table have in common, written once when a program is first used. Nothing
 * in it depends on a caller or an instant; a table whose computed fields do has no prepared
 * selection and is written anew each time.
 */
final class TableSql {

  private final Table table;
  private final String from;
  private final List<Field> stored;
  private final List<Field> links;
  private final String storedColumns;
  private final @Nullable Prepared everything;
  private final @Nullable Prepared readOne;
  private final List<Field> inserted;
  private final String insertInto;
  private final String oneRow;
  private final ChangeLogSql log;
  private final String image;
  private final @Nullable OutboxSql outbox;
  private final KnownWrites known;

  TableSql(Program program, Table table) {
    this.table = table;
    this.from = SqlText.relation(program.id(), table) + " AS " + RowSql.ROW;
    this.stored = table.fields().stream().filter(Field::hasColumn).toList();
    this.links = table.fields().stream().filter(field -> field.kind() instanceof ManyKind).toList();
    this.storedColumns =
        stored.stream().map(field -> "r." + column(field)).collect(Collectors.joining(", "));
    this.everything = isTimeless(table) && !Bulk.isWide(table) ? everything(program) : null;
    this.readOne = everything == null ? null : readOne(everything);
    this.inserted =
        table.fields().stream()
            .filter(field -> field.origin() == Field.Origin.SYSTEM || field.writable())
            .toList();
    this.insertInto =
        inserted.stream()
            .filter(Field::hasColumn)
            .map(TableSql::column)
            .collect(Collectors.joining(", ", "INSERT INTO " + from + " (", ") VALUES "));
    var placeholders = new SqlText();
    this.oneRow =
        inserted.stream()
            .map(field -> placeholders.parameter(null, field.columnType()))
            .collect(Collectors.joining(", ", "(", ")"));
    this.log = new ChangeLogSql(program.id(), table);
    this.image = image();
    this.outbox = OutboxSql.of(program, table).orElse(null);
    this.known = new KnownWrites(program, table, everything != null);
  }

  /** All columns that were given: what was worked out of them follows. */
  private String image() {
    return stored.stream()
        .filter(Field::isStoredComputed)
        .map(field -> " - '" + field.physicalName() + "'")
        .collect(Collectors.joining("", "to_jsonb(r.*)", ""));
  }

  /** The fields that have columns a statement may write. */
  List<Field> storedFields() {
    return stored;
  }

  /** What writes append to the change log. */
  ChangeLogSql log() {
    return log;
  }

  /** What writes of a kind add for triggers; null where no trigger wants to know. */
  @Nullable OutboxSql outbox(OutboxSql.Kind kind) {
    return outbox != null && outbox.wants(kind) ? outbox : null;
  }

  /** The writing statements whose text is known already. */
  KnownWrites known() {
    return known;
  }

  /**
   * The columns a writing statement hands on, its own rows being {@code r}.
   *
   * @param representation whether anything is wanted of the rows but that they were written
   */
  String written(boolean representation) {
    return representation
        ? storedColumns
        : "r.\"id\", r.\"version\", r.\"created_at\", r.\"created_by\"";
  }

  /** The same, and all columns in one for the change log. */
  String returningImage(boolean representation) {
    return " RETURNING " + written(representation) + ", " + image + " AS \"image\"";
  }

  /**
   * The same of rows that go, and with them their links.
   *
   * @param links the fields with links and their lists
   */
  String returningLastImage(boolean representation, Map<Field, String> links) {
    return links.isEmpty()
        ? returningImage(representation)
        : " RETURNING "
            + written(representation)
            + ", "
            + image
            + " || "
            + ChangeLogSql.image(
                List.copyOf(links.keySet()), field -> links.getOrDefault(field, ""))
            + " AS \"image\"";
  }

  /** The relations to many, whose links stand in tables of their own. */
  List<Field> links() {
    return links;
  }

  /** The table and its alias, as in a FROM clause. */
  String from() {
    return from;
  }

  /** {@code SELECT} and every field, or null where that depends on who asks or when. */
  @Nullable Prepared everything() {
    return everything;
  }

  /** The whole statement that reads one row by its id, the one parameter that is left to add. */
  @Nullable Prepared readOne() {
    return readOne;
  }

  /** The fields a new row has values for, in order. */
  List<Field> inserted() {
    return inserted;
  }

  /** The beginning of an INSERT, up to its rows. */
  String insertInto() {
    return insertInto;
  }

  /** One row of placeholders from {@code $1} on. */
  String oneRow() {
    return oneRow;
  }

  /** A field's column as an identifier. */
  static String column(Field field) {
    return SqlText.quoted(field.physicalName());
  }

  private Prepared everything(Program program) {
    var sql = new SqlText();
    var scope = new Scope(program, Caller.builder(program.user()), Instant.EPOCH);
    var selection = new Selection(sql, scope, table, Projection.items(table));
    sql.add("SELECT ").add(selection.columns());
    return sql.prepared(selection.writer());
  }

  private Prepared readOne(Prepared selection) {
    var id = "$" + (selection.parameters().size() + 1) + "::" + ColumnType.UUID.sql();
    return new Prepared(
        selection.sql() + ", r.\"version\" FROM " + from + " WHERE r.\"id\" = " + id,
        selection.parameters(),
        selection.writer());
  }

  private static boolean isTimeless(Table table) {
    return table.fields().stream()
        .allMatch(field -> {
          var computed = field.computed();
          // What comes from related rows depends on which of them the caller may read.
          return field.hasColumn() || (computed != null && isTimeless(computed));
        });
  }

  private static boolean isTimeless(Expression expression) {
    return switch (expression) {
      case Expression.UserAttribute _, Expression.Now _, Expression.Today _ -> false;
      // Computed fields follow no relations; if one did, nothing of it is prepared.
      case Expression.RelatedField _ -> false;
      case Expression.Constant _, Expression.RowField _, Expression.Variable _ -> true;
      case Expression.Call call -> call.arguments().stream().allMatch(TableSql::isTimeless);
      case Expression.ListLiteral list -> list.items().stream().allMatch(TableSql::isTimeless);
      case Expression.Conditional choice ->
          isTimeless(choice.condition())
              && isTimeless(choice.then())
              && isTimeless(choice.otherwise());
      case Expression.Quantifier quantifier ->
          isTimeless(quantifier.list()) && isTimeless(quantifier.predicate());
    };
  }
}
