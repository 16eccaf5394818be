package dev.libretto.rows.plan;

import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FileKind;
import dev.libretto.kind.Uuids;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Filter.Operator;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask.Condition;
import java.util.List;
import java.util.UUID;

/** Resolves the conditions of an ask against a table. */
final class FilterPlanner {

  private final Table table;

  FilterPlanner(Table table) {
    this.table = table;
  }

  Filter plan(Condition condition) {
    return switch (condition) {
      case Condition.All(var conditions) -> new Filter.All(plans(conditions));
      case Condition.Any(var conditions) -> new Filter.Any(plans(conditions));
      case Condition.Not(var inner) -> new Filter.Not(plan(inner));
      case Condition.In(var column, var values) -> in(Columns.named(table, column), values);
      case Condition.Compare(var column, var operator, var value) ->
          compare(Columns.named(table, column), operator, value);
    };
  }

  private List<Filter> plans(List<Condition> conditions) {
    return conditions.stream().map(this::plan).toList();
  }

  private static Filter in(Field field, List<String> values) {
    return new Filter.In(
        comparable(field, "in"),
        values.stream().map(value -> TextValue.parse(field, value)).toList());
  }

  private static Filter compare(Field field, String operator, String value) {
    return switch (operator) {
      case "eq" -> typed(field, Operator.EQUAL, operator, value);
      case "neq" -> typed(field, Operator.NOT_EQUAL, operator, value);
      case "gt" -> typed(field, Operator.GREATER, operator, value);
      case "gte" -> typed(field, Operator.GREATER_OR_EQUAL, operator, value);
      case "lt" -> typed(field, Operator.LESS, operator, value);
      case "lte" -> typed(field, Operator.LESS_OR_EQUAL, operator, value);
      case "like" -> pattern(field, Operator.LIKE, operator, value);
      case "ilike" -> pattern(field, Operator.LIKE_IGNORING_CASE, operator, value);
      case "is" -> is(field, value);
      case "within" -> Measures.within(field, value);
      case "cs" -> list(field, Operator.CONTAINS, operator, value);
      case "ov" -> list(field, Operator.OVERLAPS, operator, value);
      default ->
          throw Refusal.of(
                  RequestCode.UNKNOWN_OPERATOR,
                  "There is no operator '" + Columns.shortened(operator) + "'",
                  "Use eq, neq, gt, gte, lt, lte, like, ilike, in, is, cs, ov or within, with not. before"
                      + " it to reverse it")
              .thrown();
    };
  }

  private static Filter typed(Field field, Operator operator, String name, String value) {
    return new Filter.Compare(comparable(field, name), operator, TextValue.parse(field, value));
  }

  private static Field comparable(Field field, String operator) {
    if (!field.columnType().isComparable()) {
      throw unfit(field, operator);
    }
    return field;
  }

  private static Filter pattern(Field field, Operator operator, String name, String value) {
    if (field.columnType() != ColumnType.TEXT) {
      throw unfit(field, name);
    }
    // PostgREST's * saves its users from encoding the percent sign.
    var pattern = value.replace('*', '%');
    if (endsInEscape(pattern)) {
      throw Refusal.of(
              RequestCode.BAD_FILTER,
              "The pattern ends in a lone backslash",
              "Write a backslash as two")
          .thrown();
    }
    return new Filter.Compare(field, operator, pattern);
  }

  private static boolean endsInEscape(String pattern) {
    var backslashes = 0;
    for (var index = pattern.length() - 1; index >= 0 && pattern.charAt(index) == '\\'; index--) {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static Filter list(Field field, Operator operator, String name, String value) {
    var type = field.columnType();
    boolean ids = type == ColumnType.UUID_LIST && !(field.kind().source() instanceof FileKind);
    if (type != ColumnType.TEXT_LIST && !ids) {
      throw unfit(field, name);
    }
    var values =
        ListText.parse(value)
            .orElseThrow(() ->
                Refusal.of(
                        RequestCode.BAD_VALUE,
                        "The column '" + field.name() + "' is compared with a list in braces",
                        "Write " + name + ".{a,b}, with quotes around what has a comma")
                    .thrown());
    return new Filter.Compare(
        field, operator, ids ? ids(field, values) : values.toArray(String[]::new));
  }

  private static UUID[] ids(Field field, List<String> values) {
    return values.stream()
        .map(value ->
            Uuids.parse(value)
                .orElseThrow(() ->
                    Refusal.of(
                            RequestCode.BAD_VALUE,
                            "The column '" + field.name() + "' cannot be compared with this value",
                            "It takes " + field.kind().comparand())
                        .thrown()))
        .toArray(UUID[]::new);
  }

  private static Filter is(Field field, String value) {
    return switch (value) {
      case "null" -> new Filter.IsNull(field);
      case "not_null" -> new Filter.Not(new Filter.IsNull(field));
      case "true", "false" -> {
        if (field.columnType() != ColumnType.BOOLEAN) {
          throw unfit(field, "is." + value);
        }
        yield new Filter.IsTruth(field, value.equals("true"));
      }
      default ->
          throw Refusal.of(
                  RequestCode.BAD_VALUE,
                  "'is' compares with null, not_null, true or false",
                  "For other values use eq")
              .thrown();
    };
  }

  private static RuntimeException unfit(Field field, String operator) {
    return Refusal.of(
            RequestCode.UNKNOWN_OPERATOR,
            "The column '" + field.name() + "' cannot be compared by '" + operator + "'",
            null)
        .thrown();
  }
}
