package dev.libretto.store;

import dev.libretto.expression.Function;
import java.util.List;

/** Each operation of an expression as SQL. Every operand is written once, so texts stay small. */
final class OperationSql {

  private OperationSql() {}

  /** The operation on operands that are SQL themselves. */
  static String of(Function function, List<String> operands) {
    return template(function).formatted(operands.toArray());
  }

  private static String template(Function function) {
    return switch (function) {
      case AND -> "(%s AND %s)";
      case OR -> "(%s OR %s)";
      case NOT -> "(NOT %s)";
      case EQUAL -> "(%s IS NOT DISTINCT FROM %s)";
      case NOT_EQUAL -> "(%s IS DISTINCT FROM %s)";
      case IN -> "COALESCE(%s = ANY (%s), false)";
      case LESS -> "(%s < %s)";
      case LESS_OR_EQUAL -> "(%s <= %s)";
      case GREATER -> "(%s > %s)";
      case GREATER_OR_EQUAL -> "(%s >= %s)";
      case TEXT_LESS -> "(%s COLLATE \"C\" < %s)";
      case TEXT_LESS_OR_EQUAL -> "(%s COLLATE \"C\" <= %s)";
      case TEXT_GREATER -> "(%s COLLATE \"C\" > %s)";
      case TEXT_GREATER_OR_EQUAL -> "(%s COLLATE \"C\" >= %s)";
      case INTEGER_ADD -> "libretto.int_add(%s, %s)";
      case INTEGER_SUBTRACT -> "libretto.int_subtract(%s, %s)";
      case INTEGER_MULTIPLY -> "libretto.int_multiply(%s, %s)";
      case INTEGER_DIVIDE -> "(%s / NULLIF(%s, 0))";
      case INTEGER_REMAINDER -> "(%s %% NULLIF(%s, 0))";
      case INTEGER_NEGATE, DECIMAL_NEGATE -> "(- %s)";
      case INTEGER_ABSOLUTE, DECIMAL_ABSOLUTE -> "pg_catalog.abs(%s)";
      case INTEGER_GREATEST -> "libretto.int_greatest(%s, %s)";
      case INTEGER_LEAST -> "libretto.int_least(%s, %s)";
      case DECIMAL_ADD -> "libretto.decimal_add(%s, %s)";
      case DECIMAL_SUBTRACT -> "libretto.decimal_subtract(%s, %s)";
      case DECIMAL_MULTIPLY -> "libretto.decimal_multiply(%s, %s)";
      case DECIMAL_DIVIDE -> "libretto.decimal_divide(%s, %s)";
      case DECIMAL_REMAINDER -> "(%s %% NULLIF(%s, 0))";
      case DECIMAL_GREATEST -> "libretto.decimal_greatest(%s, %s)";
      case DECIMAL_LEAST -> "libretto.decimal_least(%s, %s)";
      case DECIMAL_ROUND -> "libretto.decimal_round(%s, %s)";
      case DECIMAL_OF_INTEGER -> "(%s)::numeric";
      case INTEGER_OF_DECIMAL -> "libretto.int_of_decimal(%s)";
      case TEXT_CONCATENATE -> "libretto.text_concatenate(%s, %s)";
      case TEXT_SIZE -> "(pg_catalog.length(%s))::int8";
      case TEXT_CONTAINS -> "(libretto.text_position(%s, %s) > 0)";
      case TEXT_STARTS_WITH -> "pg_catalog.starts_with(%s, %s)";
      case TEXT_ENDS_WITH -> "libretto.text_ends_with(%s, %s)";
      case TEXT_MATCHES -> "libretto.text_matches(%s, %s)";
      case TEXT_LOWER_ASCII -> "pg_catalog.lower(%s COLLATE \"C\")";
      case TEXT_UPPER_ASCII -> "pg_catalog.upper(%s COLLATE \"C\")";
      case TEXT_TRIM -> "pg_catalog.btrim(%s, E' \\t\\n\\f\\r')";
      case TEXT_OF_INTEGER, TEXT_OF_BOOLEAN -> "(%s)::text";
      case TEXT_OF_DECIMAL -> "(pg_catalog.trim_scale(%s))::text";
      case TEXT_OF_DATE -> "libretto.text_of_date(%s)";
      case TEXT_OF_TIME -> "(%s)::text";
      case TEXT_OF_DATE_TIME -> "libretto.text_of_instant(%s)";
      case TEXT_OF_DURATION -> "libretto.text_of_duration(%s)";
      case TEXT_SUBSTRING -> "libretto.text_substring(%s, %s, %s)";
      case TEXT_SUBSTRING_FROM -> "libretto.text_substring_from(%s, %s)";
      case TEXT_INDEX_OF -> "(libretto.text_position(%s, %s) - 1)";
      case TEXT_REPLACE -> "libretto.text_replace(%s, %s, %s)";
      case DECIMAL_FLOOR -> "libretto.decimal_floor(%s)";
      case DECIMAL_CEILING -> "libretto.decimal_ceiling(%s)";
      case LIST_SIZE -> "(pg_catalog.cardinality(%s))::int8";
      case DATE_ADD_DAYS -> "libretto.date_add_days(%s, %s)";
      // From the first to the second, so the second comes first.
      case DAYS_BETWEEN -> "(%2$s - %1$s)::int8";
      case DATE_YEAR -> "(EXTRACT(year FROM %s))::int8";
      case DATE_MONTH -> "(EXTRACT(month FROM %s))::int8";
      case DATE_DAY -> "(EXTRACT(day FROM %s))::int8";
      case DATE_WEEKDAY -> "(EXTRACT(isodow FROM %s))::int8";
      case DURATION_ADD -> "libretto.duration_add(%s, %s)";
      case DURATION_SUBTRACT -> "libretto.duration_subtract(%s, %s)";
      case DURATION_MULTIPLY -> "libretto.duration_multiply(%s, %s)";
      case DURATION_DAYS -> "(%s / 86400000000)";
      case DURATION_HOURS -> "(%s / 3600000000)";
      case DURATION_MINUTES -> "(%s / 60000000)";
      case DURATION_SECONDS -> "(%s / 1000000)";
      case DATE_TIME_ADD -> "libretto.instant_add(%s, %s)";
      case DATE_TIME_SUBTRACT -> "libretto.instant_add(%s, - %s)";
      case DATE_TIME_DIFFERENCE -> "libretto.instant_difference(%s, %s)";
      case DATE_OF_DATE_TIME -> "((%s) AT TIME ZONE 'UTC')::date";
      case DATE_TIME_HOURS -> "(EXTRACT(hour FROM (%s) AT TIME ZONE 'UTC'))::int8";
      case DATE_TIME_MINUTES -> "(EXTRACT(minute FROM (%s) AT TIME ZONE 'UTC'))::int8";
      case DATE_TIME_SECONDS ->
          "(pg_catalog.floor(EXTRACT(second FROM (%s) AT TIME ZONE 'UTC')))::int8";
      case TIME_HOURS -> "(EXTRACT(hour FROM %s))::int8";
      case TIME_MINUTES -> "(EXTRACT(minute FROM %s))::int8";
      case TIME_SECONDS -> "(pg_catalog.floor(EXTRACT(second FROM %s)))::int8";
    };
  }
}
