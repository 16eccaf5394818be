package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FileKind;
import dev.libretto.plan.Operand;
import dev.libretto.plan.Projection;
import dev.libretto.program.Field;
import dev.libretto.store.NestedRows.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Related rows of any depth inside the row that leads to them: a select of its own whose value is a
 * JSON array of their values, by position, as {@link NestedRows} reads them.
 */
final class EmbeddedJson {

  /** PostgreSQL's functions take a hundred arguments. */
  private static final int MOST_ARGUMENTS = 90;

  /** What each row of a list costs in the answer, besides its values. */
  private static final int BYTES_OF_A_ROW = 64;

  private final String text;
  private final NestedRows rows;

  /** The rows {@code embed} means of the row that {@code row} speaks of. */
  EmbeddedJson(ScopedExpression row, Projection.Embed embed) {
    var links = new RelatedSql(row).links(embed.relation());
    var to = RelatedSql.conditions(links);
    var values = new ArrayList<String>();
    var parts = new ArrayList<Part>();
    for (var item : embed.items()) {
      switch (item) {
        case Projection.Column(var key, var field) -> {
          values.add(value(to, field));
          parts.add(Part.value(key, field.kind(), type(field)));
        }
        case Projection.Derived(var key, var operand) -> {
          values.add(Selection.asText(operand.type(), to.operand(operand)));
          parts.add(Part.value(key, operand.kind(), operand.type()));
        }
        case Projection.Through(var key, var relation, var operand) -> {
          values.add(through(to, relation, operand));
          parts.add(Part.value(key, operand.kind(), type(operand)));
        }
        case Projection.Embed inner -> {
          var nested = new EmbeddedJson(to.seen(), inner);
          values.add(nested.text);
          parts.add(Part.rows(inner.key(), nested.rows));
        }
      }
    }
    var redacted = Selection.redacted(to, to.seen().scope(), Selection.shown(embed.items()));
    redacted.ifPresent(values::add);
    this.rows =
        new NestedRows(embed.relation().leadsToMany(), parts, redacted.isPresent(), chunk(values));
    var found =
        "SELECT "
            + array(values)
            + " AS j FROM "
            + links.text()
            + " AND "
            + to.filter(embed.filter()).joined();
    var select = embed.relation().leadsToMany() ? list(found, links, embed) : "(" + found + ")";
    this.text =
        row.readRule(embed.relation())
            .map(rule -> "(CASE WHEN " + rule + " THEN " + select + " END)")
            .orElse(select);
  }

  /** What stands for the rows; null where there are none to be seen, or the one is not there. */
  String text() {
    return text;
  }

  NestedRows rows() {
    return rows;
  }

  private static String list(String found, RelatedSql.Links links, Projection.Embed embed) {
    var to = RelatedSql.conditions(links);
    var sorted =
        new StringBuilder(found)
            .append(
                embed.order().isEmpty() ? " ORDER BY " + links.order() : to.ordered(embed.order()));
    if (embed.limit() != null) {
      sorted
          .append(" LIMIT ")
          .append(links.row().sql().parameter(embed.limit().longValue(), ColumnType.INTEGER));
    }
    if (embed.offset() > 0) {
      sorted
          .append(" OFFSET ")
          .append(links.row().sql().parameter(embed.offset(), ColumnType.INTEGER));
    }
    // What is too much is given up while it is gathered, and not when it is there.
    var each = links.row().sql().alias();
    return ("(SELECT coalesce(json_agg(%1$s.j), '[]'::json) FROM (SELECT %1$s.j,"
            + " sum(pg_column_size(%1$s.j) + %2$d) OVER (ROWS UNBOUNDED PRECEDING) AS size"
            + " FROM (%3$s) AS %1$s) AS %1$s WHERE sqrt((%4$d - %1$s.size)::float8) >= 0)")
        .formatted(each, BYTES_OF_A_ROW, sorted, AnswerSize.MOST_BYTES_OF_A_ROW);
  }

  private static String value(Conditions row, Field field) {
    return Selection.shown(row.seen().scope(), field, row.operand(field));
  }

  private static ColumnType type(Field field) {
    return field.kind().source() instanceof FileKind ? ColumnType.JSON : field.columnType();
  }

  private static ColumnType type(Operand operand) {
    return operand.isField() ? type(operand.field()) : operand.type();
  }

  static String through(Conditions row, Field relation, Operand operand) {
    return new RelatedSql(row.seen()).shownThrough(relation, operand);
  }

  /** How many values stand together in an array of their own; 0 where all are in one. */
  private static int chunk(List<String> values) {
    return values.size() > MOST_ARGUMENTS ? MOST_ARGUMENTS : 0;
  }

  private static String array(List<String> values) {
    if (chunk(values) == 0) {
      return "json_build_array(" + String.join(", ", values) + ")";
    }
    var chunks = new ArrayList<String>();
    for (int from = 0; from < values.size(); from += MOST_ARGUMENTS) {
      chunks.add(array(values.subList(from, Math.min(values.size(), from + MOST_ARGUMENTS))));
    }
    return array(chunks);
  }
}
