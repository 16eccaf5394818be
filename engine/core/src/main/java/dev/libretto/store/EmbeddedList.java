package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FileKind;
import dev.libretto.kind.GeoKind;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several related rows inside the row that leads to them: a join that brings each of their members
 * as one array, in the order of the links. What is a list itself, and so does not fit into an
 * array, comes as JSON text.
 */
final class EmbeddedList {

  private final Projection.Embed embed;
  private final String alias;
  private final List<String> columns = new ArrayList<>();
  private final String join;
  private final boolean redacts;

  EmbeddedList(Conditions row, Projection.Embed embed, String alias) {
    this.embed = embed;
    this.alias = alias;
    var seen = row.seen();
    var links = new RelatedSql(seen).links(embed.relation());
    var aggregates = new ArrayList<String>();
    add(aggregates, "count(*)");
    for (var column : embed.columns()) {
      var operand = links.row().operand(column.field());
      add(aggregates, collected(value(links.row().scope(), operand, column.field()), links));
    }
    var redacted = redacted(links);
    redacted.ifPresent(names -> add(aggregates, collected("to_json(" + names + ")::text", links)));
    this.redacts = redacted.isPresent();
    this.join =
        " LEFT JOIN LATERAL (SELECT %s FROM %s) AS %s ON %s"
            .formatted(
                String.join(", ", aggregates),
                links.text(),
                alias,
                seen.readRule(embed.relation()).orElse("true"));
  }

  private void add(List<String> aggregates, String aggregate) {
    var name = "a" + columns.size();
    aggregates.add(aggregate + " AS " + name);
    columns.add(alias + "." + name);
  }

  private static String collected(String value, RelatedSql.Links links) {
    return "array_agg(" + value + " ORDER BY " + links.order() + ")";
  }

  private Optional<String> redacted(RelatedSql.Links links) {
    var scope = links.row().scope();
    var target = new Conditions(links.row().sql(), scope, embed.target(), links.row().alias());
    return Selection.redacted(target, scope, Selection.shown(embed.items()));
  }

  private static String value(Scope scope, String operand, Field field) {
    var source = field.kind().source();
    if (source instanceof FileKind) {
      return Selection.shown(scope, field, operand);
    }
    if (source instanceof GeoKind) {
      return "(SELECT json_build_object('type', 'Point', 'coordinates', p)::text FROM (SELECT "
          + operand
          + ") AS g(p) WHERE p IS NOT NULL)";
    }
    var type = field.columnType();
    return switch (type) {
      case JSON -> "(" + operand + ")::text";
      // JSON of the database has another form of instants, and numbers that are not exact.
      case DATE_TIME_LIST ->
          "to_json(ARRAY(SELECT libretto.text_of_instant(i) FROM unnest("
              + operand
              + ") AS i))::text";
      case DECIMAL_LIST -> "to_json((" + operand + ")::text[])::text";
      default -> type.isList() ? "to_json(" + operand + ")::text" : operand;
    };
  }

  /** Whether a member comes as JSON text. */
  static boolean comesAsJson(Field field) {
    return field.columnType().isList()
        || field.columnType() == ColumnType.JSON
        || field.kind().source() instanceof FileKind;
  }

  List<String> columns() {
    return columns;
  }

  String join() {
    return join;
  }

  void describe(RowWriter.Builder writer) {
    writer.embedList(embed.key(), embed.columns(), redacts);
  }
}
