package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.RollupFunction;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import dev.libretto.kind.InverseKind;
import dev.libretto.kind.LookupKind;
import dev.libretto.kind.ManyKind;
import dev.libretto.kind.RollupKind;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Operand;
import dev.libretto.program.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands for a value that comes from related rows: a select of its own, correlated with the
 * row at hand. Under the caller's eyes, rows they may not read are not among the related ones, and
 * what they may not read of those is null before anything is done with it.
 */
final class RelatedSql {

  private final ScopedExpression row;

  /** Related values of the row that {@code row} speaks of. */
  RelatedSql(ScopedExpression row) {
    this.row = row;
  }

  /** The value of a field that is no column and has no expression. */
  String value(Field field) {
    return switch (field.kind()) {
      case ManyKind _, InverseKind _ -> ids(field);
      case LookupKind lookup -> seenBy(lookup.type().asApp()).lookup(lookup);
      case RollupKind rollup -> seenBy(rollup.type().asApp()).rollup(rollup);
      default -> throw new IllegalArgumentException("not of related rows: " + field.name());
    };
  }

  private RelatedSql seenBy(boolean app) {
    return app ? new RelatedSql(row.seenBy(Sight.APP)) : this;
  }

  /** That a relation leads to a row for which a filter holds. */
  String exists(Filter.Related related) {
    var links = links(related.relation());
    return "EXISTS (SELECT FROM " + links.text() + " AND " + filter(links, related.filter()) + ")";
  }

  /** A value of the one row a relation leads to. */
  String through(Field relation, Operand operand) {
    var links = links(relation);
    return "(SELECT " + value(links, operand) + " FROM " + links.text() + ")";
  }

  /** What is selected to show such a value. */
  String shownThrough(Field relation, Operand operand) {
    var links = links(relation);
    var value = value(links, operand);
    var shown =
        operand.isField()
            ? Selection.shown(row.scope(), operand.field(), value)
            : Selection.asText(operand.type(), value);
    return "(SELECT " + shown + " FROM " + links.text() + ")";
  }

  /** The text where a rule about the one row a relation leads to does not hold. */
  String unlessThrough(Field relation, Expression rule, String text) {
    var links = links(relation);
    return "(SELECT " + conditions(links).unless(rule, text) + " FROM " + links.text() + ")";
  }

  private String value(Links links, Operand operand) {
    return OperandSql.of(row.sql(), links.row().operand(operand.field()), operand);
  }

  /** A filter of the rows a relation leads to. */
  static String filter(Links links, Filter filter) {
    return conditions(links).filter(filter).joined();
  }

  /** What can be asked of the rows a relation leads to. */
  static Conditions conditions(Links links) {
    var to = links.row();
    return new Conditions(to.sql(), to.scope(), to.table(), to.alias());
  }

  private String ids(Field field) {
    var links = links(field);
    return "ARRAY(SELECT %s FROM %s ORDER BY %s)"
        .formatted(links.id(), links.text(), links.order());
  }

  private String lookup(LookupKind lookup) {
    var relation = relation(lookup.type().relation());
    var links = links(relation);
    var value = links.row().operand(links.row().table().field(lookup.type().field()).orElseThrow());
    if (!relation.leadsToMany()) {
      return "(SELECT %s FROM %s)".formatted(value, links.text());
    }
    var each = row.sql().alias();
    return "ARRAY(SELECT %1$s.x FROM %2$s AND %1$s.x IS NOT NULL ORDER BY %3$s)"
        .formatted(each, links.text(each, value), links.order());
  }

  private String rollup(RollupKind rollup) {
    var type = rollup.type();
    var links = links(relation(type.relation()));
    var where =
        rollup.where() == null ? "" : " AND (" + links.row().text(rollup.where()) + ") IS TRUE";
    if (type.field() == null) {
      return "(SELECT count(*) FROM " + links.text() + where + ")";
    }
    var field = links.row().table().field(type.field()).orElseThrow();
    var each = row.sql().alias();
    var from = links.text(each, links.row().operand(field));
    return "(SELECT %s FROM %s%s)"
        .formatted(aggregate(type.function(), field, rollup, each + ".x"), from, where);
  }

  /** Sums and averages are exact, and null beyond what expressions can hold. */
  private static String aggregate(
      RollupFunction function, Field field, RollupKind rollup, String value) {
    var type = field.expressionType();
    return switch (function) {
      case COUNT -> "count(" + value + ")";
      case MIN -> "min(" + value + ")";
      case MAX -> "max(" + value + ")";
      case SUM -> {
        var sum = "coalesce(sum(" + value + "), 0)";
        yield type == Type.Scalar.INTEGER
            ? "libretto.int_of_decimal(" + sum + ")"
            : type == Type.Scalar.DURATION
                ? "libretto.duration_of_decimal(" + sum + ")"
                : "libretto.decimal_bounded(" + rounded(sum, rollup) + ")";
      }
      case AVG -> {
        var sum = "sum(" + value + ")::numeric";
        var count = "nullif(count(" + value + "), 0)::numeric";
        yield type == Type.Scalar.DURATION
            ? "libretto.duration_of_decimal(trunc(" + sum + " / " + count + "))"
            : "libretto.decimal_divide(" + sum + ", " + count + ")";
      }
    };
  }

  /** With the digits of the column summed up, which zero has none of. */
  private static String rounded(String sum, RollupKind rollup) {
    var scale = rollup.result().column().scale();
    return scale == 0 ? sum : "round(" + sum + ", " + scale + ")";
  }

  private Field relation(String name) {
    return row.table().field(name).orElseThrow();
  }

  /**
   * The rows a relation leads to, as a FROM clause with its conditions.
   *
   * @param row the related row, seen with the same eyes
   * @param id its id
   */
  record Links(
      ScopedExpression row, String from, String id, String order, List<String> conditions) {
    Links {
      conditions = List.copyOf(conditions);
    }

    String text() {
      return from + " WHERE " + String.join(" AND ", conditions);
    }

    /** The same with a value of each row as {@code each.x}. */
    String text(String each, String value) {
      return from
          + " CROSS JOIN LATERAL (SELECT "
          + value
          + " AS x) AS "
          + each
          + " WHERE "
          + String.join(" AND ", conditions);
    }
  }

  /** Where a relation of any sort leads to. */
  Links links(Field relation) {
    return switch (relation.type()) {
      case FieldType.Relation(var table, _) -> {
        var to = related(table);
        yield new Links(
            to,
            from(to),
            to.alias() + ".\"id\"",
            to.alias() + ".\"id\"",
            conditions(relation, to, to.alias() + ".\"id\" = " + row.operand(relation)));
      }
      case FieldType.Many many -> many(relation, many);
      case FieldType.Inverse(var table, var name) -> {
        var to = related(table);
        var other = to.table().field(name).orElseThrow();
        yield other.leadsToMany()
            ? inverseOfMany(relation, to, other)
            : inverse(relation, to, other);
      }
      default -> throw new IllegalArgumentException("leads nowhere: " + relation.name());
    };
  }

  private Links many(Field relation, FieldType.Many many) {
    var to = related(many.table());
    var link = row.sql().alias();
    var given = row.changed().get(relation.name());
    var from =
        given == null
            ? row.sql().links(row.scope(), relation) + " AS " + link
            : "unnest(" + given + ") WITH ORDINALITY AS " + link + "(target, position)";
    var first = given == null ? link + ".source = " + row.alias() + ".\"id\"" : "true";
    return new Links(
        to,
        from + " JOIN " + from(to) + " ON " + to.alias() + ".\"id\" = " + link + ".target",
        link + ".target",
        link + ".position, " + link + ".target",
        conditions(relation, to, first));
  }

  private Links inverse(Field relation, ScopedExpression to, Field other) {
    var id = to.alias() + ".\"id\"";
    return new Links(
        to,
        from(to),
        id,
        id,
        conditions(relation, to, to.operand(other) + " = " + row.alias() + ".\"id\""));
  }

  private Links inverseOfMany(Field relation, ScopedExpression to, Field other) {
    var link = row.sql().alias();
    var conditions =
        new ArrayList<>(conditions(relation, to, link + ".target = " + row.alias() + ".\"id\""));
    to.readRule(other).ifPresent(conditions::add);
    return new Links(
        to,
        row.sql().links(row.scope(), other)
            + " AS "
            + link
            + " JOIN "
            + from(to)
            + " ON "
            + to.alias()
            + ".\"id\" = "
            + link
            + ".source",
        link + ".source",
        link + ".source",
        conditions);
  }

  private List<String> conditions(Field relation, ScopedExpression to, String first) {
    var conditions = new ArrayList<String>();
    conditions.add(first);
    if (row.sight() == Sight.READER) {
      row.readRule(relation).ifPresent(conditions::add);
      conditions.add(
          new Conditions(row.sql(), row.scope(), to.table(), to.alias()).readable().joined());
    }
    return conditions;
  }

  private ScopedExpression related(String table) {
    return row.related(row.scope().program().table(table).orElseThrow(), row.sql().alias());
  }

  private static String from(ScopedExpression to) {
    return SqlText.relation(to.scope().program().id(), to.table()) + " AS " + to.alias();
  }
}
