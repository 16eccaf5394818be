package dev.libretto.rows.plan;

import dev.libretto.expression.Regex;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FileKind;
import dev.libretto.kind.Uuids;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Filter.Operator;
import dev.libretto.plan.Operand;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What the operators of a filter mean for a value. */
final class Comparisons {

  private static final String ANY = "(any)";
  private static final String ALL = "(all)";

  private Comparisons() {}

  /** The filter {@code operand=operator.value}. */
  static Filter of(Operand operand, String operator, String value) {
    if (operator.endsWith(ANY)) {
      return new Filter.Any(each(operand, operator, ANY, value));
    }
    if (operator.endsWith(ALL)) {
      return new Filter.All(each(operand, operator, ALL, value));
    }
    return switch (operator) {
      case "is" -> is(operand, value);
      case "isdistinct" -> typed(operand, Operator.DISTINCT, operator, value);
      case "within" -> Measures.within(whole(operand, operator), value);
      case "cs" -> list(whole(operand, operator), Operator.CONTAINS, operator, value);
      case "cd" -> list(whole(operand, operator), Operator.CONTAINED, operator, value);
      case "ov" -> list(whole(operand, operator), Operator.OVERLAPS, operator, value);
      case "sl", "sr", "nxl", "nxr", "adj" ->
          throw Refusal.of(
                  RequestCode.UNKNOWN_OPERATOR,
                  "No column holds ranges, which '" + operator + "' compares",
                  "Compare with gte and lt")
              .thrown();
      default ->
          operator.matches("(|pl|ph|w)fts(\\(.*\\))?")
              ? Searches.of(operand, operator, value)
              : single(operand, operator, value);
    };
  }

  /** The comparisons that also compare with any or all of several values. */
  private static Filter single(Operand operand, String operator, String value) {
    return switch (operator) {
      case "eq" -> typed(operand, Operator.EQUAL, operator, value);
      case "neq" -> typed(operand, Operator.NOT_EQUAL, operator, value);
      case "gt" -> typed(operand, Operator.GREATER, operator, value);
      case "gte" -> typed(operand, Operator.GREATER_OR_EQUAL, operator, value);
      case "lt" -> typed(operand, Operator.LESS, operator, value);
      case "lte" -> typed(operand, Operator.LESS_OR_EQUAL, operator, value);
      case "like" -> pattern(operand, Operator.LIKE, operator, value);
      case "ilike" -> pattern(operand, Operator.LIKE_IGNORING_CASE, operator, value);
      case "match" -> regex(operand, Operator.MATCH, operator, value);
      case "imatch" -> regex(operand, Operator.MATCH_IGNORING_CASE, operator, value);
      default ->
          throw Refusal.of(
                  RequestCode.UNKNOWN_OPERATOR,
                  "There is no operator '" + Columns.shortened(operator) + "'",
                  "Use eq, neq, gt, gte, lt, lte, like, ilike, match, imatch, in, is, isdistinct, cs,"
                      + " cd, ov, fts, plfts, phfts, wfts or within, with not. before it to"
                      + " reverse it")
              .thrown();
    };
  }

  private static List<Filter> each(
      Operand operand, String operator, String modifier, String value) {
    var name = operator.substring(0, operator.length() - modifier.length());
    var values =
        ListText.parse(value)
            .orElseThrow(() ->
                Refusal.of(
                        RequestCode.BAD_VALUE,
                        "'" + Columns.shortened(operator) + "' compares with a list in braces",
                        "Write " + name + modifier + ".{a,b}, with quotes around what has a comma")
                    .thrown());
    if (values.isEmpty() || values.size() > 100) {
      throw Refusal.of(
              RequestCode.TOO_COMPLEX,
              "'" + Columns.shortened(operator) + "' compares with 1 to 100 values",
              null)
          .thrown();
    }
    return values.stream().map(one -> single(operand, name, one)).toList();
  }

  private static Filter typed(Operand operand, Operator operator, String name, String value) {
    return new Filter.Compare(comparable(operand, name), operator, TextValue.parse(operand, value));
  }

  /** The operand, where its values are equal, smaller or greater. */
  static Operand comparable(Operand operand, String operator) {
    if (operand.isField() && !operand.type().isComparable()) {
      throw unfit(operand.field(), operator);
    }
    return operand;
  }

  private static Field whole(Operand operand, String operator) {
    if (!operand.isField()) {
      throw unfit(operand.field(), operator);
    }
    return operand.field();
  }

  private static Filter pattern(Operand operand, Operator operator, String name, String value) {
    text(operand, name);
    // PostgREST's * saves its users from encoding the percent sign.
    var pattern = value.replace('*', '%');
    if (endsInEscape(pattern)) {
      throw Refusal.of(
              RequestCode.BAD_FILTER,
              "The pattern ends in a lone backslash",
              "Write a backslash as two")
          .thrown();
    }
    return new Filter.Compare(operand, operator, pattern);
  }

  private static Filter regex(Operand operand, Operator operator, String name, String value) {
    text(operand, name);
    return switch (Regex.parse(value)) {
      case Regex.Sound(var canonical) -> new Filter.Compare(operand, operator, canonical);
      case Regex.Refused refused ->
          throw Refusal.of(
                  RequestCode.BAD_FILTER,
                  "The regular expression is not one of the expression profile: "
                      + refused.message(),
                  refused.hint())
              .thrown();
    };
  }

  static void text(Operand operand, String operator) {
    if (operand.type() != ColumnType.TEXT) {
      throw unfit(operand.field(), operator);
    }
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
        Operand.of(field), operator, ids ? ids(field, values) : values.toArray(String[]::new));
  }

  private static UUID[] ids(Field field, List<String> values) {
    Function<String, UUID> read =
        value ->
            Uuids.parse(value)
                .orElseThrow(() ->
                    Refusal.of(
                            RequestCode.BAD_VALUE,
                            "The column '" + field.name() + "' cannot be compared with this value",
                            "It takes " + field.kind().comparand())
                        .thrown());
    return values.stream().map(read).toArray(UUID[]::new);
  }

  private static Filter is(Operand operand, String value) {
    return switch (value) {
      case "null" -> new Filter.IsNull(operand);
      case "not_null" -> new Filter.Not(new Filter.IsNull(operand));
      case "true", "false" -> new Filter.IsTruth(truth(operand, value), value.equals("true"));
      case "unknown" -> new Filter.IsNull(truth(operand, value));
      default ->
          throw Refusal.of(
                  RequestCode.BAD_VALUE,
                  "'is' compares with null, not_null, true, false or unknown",
                  "For other values use eq")
              .thrown();
    };
  }

  private static Operand truth(Operand operand, String value) {
    if (operand.type() != ColumnType.BOOLEAN) {
      throw unfit(operand.field(), "is." + value);
    }
    return operand;
  }

  static RuntimeException unfit(Field field, String operator) {
    return Refusal.of(
            RequestCode.UNKNOWN_OPERATOR,
            "The column '" + field.name() + "' cannot be compared by '" + operator + "'",
            null)
        .thrown();
  }
}
