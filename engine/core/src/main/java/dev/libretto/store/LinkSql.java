package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Scope;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a statement that writes rows does to their links. A writer replaces the links they see:
 * those to rows they may not read stay as they are, and a new one to such a row is refused like one
 * to a row that does not exist.
 */
final class LinkSql {

  private final SqlText sql;
  private final Scope scope;
  private final Table table;

  LinkSql(SqlText sql, Scope scope, Table table) {
    this.sql = sql;
    this.scope = scope;
    this.table = table;
  }

  /** A list given by the caller, who may give none. */
  String given(@Nullable Object value) {
    return "coalesce(" + sql.parameter(value, ColumnType.UUID_LIST) + ", '{}')";
  }

  /** All links of the row {@code r}, as the app sees them. */
  String all(Field field) {
    return new ScopedExpression(sql, scope, table, RowSql.ROW, Map.of()).operand(field);
  }

  /** The lists of all these fields. */
  Map<Field, String> all(List<Field> fields) {
    var lists = new LinkedHashMap<Field, String>();
    fields.forEach(field -> lists.put(field, all(field)));
    return lists;
  }

  /** The lists an image of the change log has, by the field's name. */
  static Map<String, String> remembered(List<Field> fields, String image) {
    var lists = new HashMap<String, String>();
    for (var field : fields) {
      lists.put(field.name(), remembered(field, image));
    }
    return lists;
  }

  private static String remembered(Field field, String image) {
    return "ARRAY(SELECT i.id::uuid FROM jsonb_array_elements_text(%s -> '%s') WITH ORDINALITY AS i(id, n) ORDER BY i.n)"
        .formatted(image, field.physicalName());
  }

  /** All that is known of the row {@code r} now, its links included. */
  String image(List<Field> fields) {
    var lists = all(fields);
    return fields.isEmpty()
        ? "to_jsonb(r.*)"
        : "(to_jsonb(r.*) || "
            + ChangeLogSql.image(fields, field -> lists.getOrDefault(field, ""))
            + ")";
  }

  /** What the log is told of a row that is there again, its links included. */
  String restoredImage(List<Field> fields) {
    return fields.isEmpty()
        ? "r.\"image\""
        : "r.\"image\" || "
            + ChangeLogSql.image(
                fields, field -> "(SELECT d.\"was\" -> '" + field.physicalName() + "' FROM d)");
  }

  /** The part of a statement that brings links of {@code d} back whose targets are still there. */
  String restore(Field field) {
    return ", %s AS (INSERT INTO %s (source, target, position) SELECT d.\"id\", t.\"id\", i.n FROM d CROSS JOIN LATERAL jsonb_array_elements_text(d.\"was\" -> '%s') WITH ORDINALITY AS i(id, n) JOIN %s AS t ON t.\"id\" = i.id::uuid)"
        .formatted(
            name("k_", field),
            links(field),
            field.physicalName(),
            SqlText.relation(scope.program().id(), target(field)));
  }

  /** What all links will be when these are given: the ones the caller cannot see come last. */
  String becoming(Field field, String given) {
    var target = target(field);
    return Conditions.everyRowReadable(scope, target)
        ? given
        : "(%s || ARRAY(SELECT k.target FROM %s AS k WHERE k.source = r.\"id\" AND NOT %s"
                .formatted(given, links(field), readable(target, "k.target"))
            + " ORDER BY k.position, k.target))";
  }

  /**
   * Rows that are new, with their links, as {@code v}.
   *
   * @param rows by field, what the caller gives; and the id
   */
  String rows(List<Field> fields, List<String> ids, List<Map<Field, String>> rows) {
    var values = new ArrayList<String>();
    for (var index = 0; index < rows.size(); index++) {
      var row = rows.get(index);
      values.add(
          fields.stream()
              .map(field -> row.getOrDefault(field, "'{}'::uuid[]"))
              .collect(Collectors.joining(", ", "(" + ids.get(index) + ", ", ")")));
    }
    return "v AS (SELECT * FROM (VALUES "
        + String.join(", ", values)
        + ") AS v(\"id\", "
        + fields.stream().map(TableSql::column).collect(Collectors.joining(", "))
        + "))";
  }

  /** The lists of the rows of {@code v}, for what is returned of them. */
  static Map<String, String> ofNewRows(List<Field> fields) {
    var lists = new HashMap<String, String>();
    for (var field : fields) {
      lists.put(
          field.name(),
          "(SELECT v.%s FROM v WHERE v.\"id\" = r.\"id\")".formatted(TableSql.column(field)));
    }
    return lists;
  }

  /** The part of a statement that writes the links of the rows of {@code v}. */
  String insert(Field field) {
    return ", "
        + name("k_", field)
        + " AS ("
        + insert(field, "v", "v." + TableSql.column(field))
        + ")";
  }

  /** The parts of a statement that replace the links the caller sees of the rows of {@code o}. */
  String replace(Field field, String given) {
    var target = target(field);
    return ", %s AS (DELETE FROM %s AS k USING o WHERE k.source = o.\"id\" AND k.target <> ALL (%s)%s)"
            .formatted(
                name("d_", field),
                links(field),
                given,
                Conditions.everyRowReadable(scope, target)
                    ? ""
                    : " AND " + readable(target, "k.target"))
        + ", "
        + name("k_", field)
        + " AS ("
        + insert(field, "o", given)
        + " ON CONFLICT (source, target) DO UPDATE SET position = EXCLUDED.position)";
  }

  private String insert(Field field, String rows, String list) {
    var target = target(field);
    var all = Conditions.everyRowReadable(scope, target);
    // The constraint tells the same of a row that does not exist, at the end of the statement.
    var checked =
        all
            ? "e.item"
            : "CASE WHEN "
                + readable(target, "e.item")
                + " THEN e.item ELSE libretto.refuse_link('"
                + targetKey(field)
                + "') END";
    return "INSERT INTO %s (source, target, position) SELECT %s.\"id\", %s, e.n FROM %s CROSS JOIN"
            .formatted(links(field), rows, checked, rows)
        + " LATERAL unnest("
        + list
        + ") WITH ORDINALITY AS e(item, n)";
  }

  private String readable(Table target, String id) {
    var alias = sql.alias();
    return "EXISTS (SELECT 1 FROM %s AS %s WHERE %s.\"id\" = %s AND %s)"
        .formatted(
            SqlText.relation(scope.program().id(), target),
            alias,
            alias,
            id,
            new Conditions(sql, scope, target, alias).readable().joined());
  }

  private Table target(Field field) {
    if (!(field.type() instanceof FieldType.Many many)) {
      throw new IllegalArgumentException("has no links: " + field.name());
    }
    return scope.program().table(many.table()).orElseThrow();
  }

  private String links(Field field) {
    return sql.links(scope, field);
  }

  /** The name of the foreign key that holds a field's links to their target. */
  static String targetKey(Field field) {
    return Constraints.linkKey(field);
  }

  private static String name(String prefix, Field field) {
    return SqlText.quoted(prefix + field.id());
  }
}
