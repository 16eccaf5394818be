package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FileKind;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a statement selects for a projection: its columns, the joins for embedded rows (under the
 * rules of their own table) and the writer that knows the positions.
 */
final class Selection {

  private final SqlText sql;
  private final Scope scope;
  private final List<String> columns = new ArrayList<>();
  private final StringBuilder joins = new StringBuilder();
  private final RowWriter.Builder writer = new RowWriter.Builder();
  private final List<String> sizes = new ArrayList<>();
  private final boolean wide;
  private int embeds;

  Selection(SqlText sql, Scope scope, Table table, List<Projection.Item> items) {
    this(sql, scope, table, items, Map.of());
  }

  /**
   * What is selected of rows the same statement writes.
   *
   * @param given the lists of links it writes, by the field's name
   */
  Selection(
      SqlText sql,
      Scope scope,
      Table table,
      List<Projection.Item> items,
      Map<String, String> given) {
    this(sql, scope, new Conditions(sql, scope, table, RowSql.ROW, given), items);
  }

  /** What is selected of rows the change log remembers; {@code row} is about {@code r}. */
  static Selection past(SqlText sql, Scope scope, Conditions row, Projection projection) {
    return new Selection(sql, scope, row, items(row.table(), projection));
  }

  private Selection(SqlText sql, Scope scope, Conditions row, List<Projection.Item> items) {
    this.sql = sql;
    this.scope = scope;
    this.wide = Bulk.isWide(items);
    for (var item : items) {
      switch (item) {
        case Projection.Column column -> {
          columns.add(selected(row, column.field()));
          measure(column.field().columnType(), () -> row.operand(column.field()));
          writer.column(column.key(), column.field().kind());
        }
        case Projection.Derived(var key, var operand) -> {
          var value = asText(operand.type(), row.operand(operand));
          columns.add(value);
          measure(operand.type(), () -> value);
          writer.column(key, operand.kind());
        }
        case Projection.Through(var key, var relation, var operand) -> {
          var value = EmbeddedJson.through(row, relation, operand);
          columns.add(value);
          measure(operand.type(), () -> value);
          writer.column(key, operand.kind());
        }
        case Projection.Embed embed -> embed(row, embed);
      }
    }
    redacted(row, scope, shown(items))
        .ifPresent(names -> {
          columns.add(names);
          writer.redacted();
        });
  }

  /** Under which field's rule each member is. */
  static List<Shown> shown(List<Projection.Item> items) {
    return items.stream()
        .map(item ->
            switch (item) {
              case Projection.Column(var key, var field) -> new Shown(key, field, null);
              case Projection.Derived(var key, var operand) ->
                  new Shown(key, operand.field(), null);
              case Projection.Through(var key, var relation, var operand) ->
                  new Shown(key, relation, operand.field());
              case Projection.Embed embed -> new Shown(embed.key(), embed.relation(), null);
            })
        .toList();
  }

  /**
   * A member of the reply and the field whose rule it is under.
   *
   * @param through the field of the row the first one leads to, whose rule it is under as well
   */
  record Shown(String key, Field field, @Nullable Field through) {}

  /** Whether rules may hide fields of the table from the caller. */
  static boolean redacts(Scope scope, Table table) {
    return table.redacts() && !scope.caller().builder();
  }

  /** All the items of a projection. */
  static List<Projection.Item> items(Table table, Projection projection) {
    return switch (projection) {
      case Projection.Everything _ -> Projection.items(table);
      case Projection.Items(var items) -> items;
    };
  }

  /** The names of the members that are null because the caller may not read them. */
  static Optional<String> redacted(Conditions row, Scope scope, List<Shown> shown) {
    var names = new ArrayList<String>();
    for (var one : shown) {
      var rule = one.field().rules().read();
      if (rule != null && !Conditions.allows(scope, rule)) {
        names.add(row.unless(rule, one.key()));
      }
      var inner = one.through() == null ? null : one.through().rules().read();
      if (inner != null && !Conditions.allows(scope, inner)) {
        names.add(new RelatedSql(row.seen()).unlessThrough(one.field(), inner, one.key()));
      }
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("array_remove(ARRAY[" + String.join(", ", names) + "]::text[], NULL)");
  }

  private void embed(Conditions row, Projection.Embed embed) {
    if (!embed.isPlain()) {
      nested(row, embed);
      return;
    }
    if (embed.relation().leadsToMany()) {
      var list = new EmbeddedList(row, embed, "e" + ++embeds);
      columns.addAll(list.columns());
      list.columns().forEach(column -> sizes.add(Bulk.sizeOfArray(column)));
      joins.append(list.join());
      list.describe(writer);
      return;
    }
    var alias = "e" + ++embeds;
    var target = new Conditions(sql, scope, embed.target(), alias);
    columns.add(alias + ".\"id\"");
    for (var column : embed.columns()) {
      columns.add(selected(target, column.field()));
      measure(column.field().columnType(), () -> target.operand(column.field()));
    }
    var redacted = redacted(target, scope, shown(embed.items()));
    redacted.ifPresent(columns::add);
    writer.embed(
        embed.key(),
        embed.columns().stream().map(Projection.Column::key).toList(),
        embed.columns().stream().map(column -> column.field().kind()).toList(),
        redacted.isPresent());
    joins
        .append(" LEFT JOIN ")
        .append(SqlText.relation(scope.program().id(), embed.target()))
        .append(" AS ")
        .append(alias)
        .append(" ON ")
        .append(alias)
        .append(".\"id\" = ")
        .append(row.operand(embed.relation()))
        .append(" AND ")
        .append(target.readable().joined());
  }

  /** Of rows that can be too long, each long value counts; of others it is not even written. */
  private void measure(ColumnType type, Supplier<String> value) {
    if (wide && Bulk.isLong(type)) {
      sizes.add(Bulk.size(value.get()));
    }
  }

  private void nested(Conditions row, Projection.Embed embed) {
    var alias = "e" + ++embeds;
    var nested = new EmbeddedJson(row.seen(), embed);
    joins
        .append(" LEFT JOIN LATERAL (SELECT ")
        .append(nested.text())
        .append("::text AS j) AS ")
        .append(alias)
        .append(" ON true");
    columns.add(alias + ".j");
    sizes.add(Bulk.sizeOfArray(alias + ".j"));
    writer.nested(embed.key(), nested.rows());
  }

  private String selected(Conditions row, Field field) {
    return shown(scope, field, row.operand(field));
  }

  /** What is selected to show a value. */
  static String shown(Scope scope, Field field, String operand) {
    if (field.kind().source() instanceof FileKind file) {
      return FileSql.json(scope.program().id(), file, operand);
    }
    return asText(field.columnType(), operand);
  }

  /** JSON comes as its text, everything else as it is. */
  static String asText(ColumnType type, String operand) {
    return type == ColumnType.JSON ? operand + "::text" : operand;
  }

  /** The columns, in the writer's order, without a comma after them. */
  String columns() {
    return String.join(", ", columns);
  }

  /** The columns, followed by a comma if there are any. */
  String columnsBefore() {
    return columns.isEmpty() ? "" : columns() + ", ";
  }

  /** What follows the table in the FROM clause. */
  String joins() {
    return joins + Bulk.join(sizes);
  }

  boolean hasJoins() {
    return !joins.isEmpty() || !sizes.isEmpty();
  }

  RowWriter writer() {
    return writer.build();
  }
}
