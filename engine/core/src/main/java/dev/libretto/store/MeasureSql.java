package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Measure;

/** Distances as SQL. The functions are null where the field has no value. */
final class MeasureSql {

  private MeasureSql() {}

  /** A measure of the field whose value {@code operand} is. */
  static String of(SqlText sql, String operand, Measure measure) {
    return switch (measure) {
      case Measure.Distance(var longitude, var latitude) ->
          distance(sql, operand, longitude, latitude);
      case Measure.Remoteness(var numbers, var metric) ->
          switch (metric) {
                case COSINE -> "libretto.vector_cosine(";
                case L2 -> "libretto.vector_l2(";
                case IP -> "libretto.vector_ip(";
              }
              + operand
              + ", "
              + sql.parameter(numbers.toArray(Float[]::new), ColumnType.FLOAT4_LIST)
              + ")";
    };
  }

  /** The condition that a point is near enough. */
  static String within(SqlText sql, String operand, Filter.Within within) {
    return distance(sql, operand, within.longitude(), within.latitude())
        + " <= ("
        + sql.parameter(new Double[] {within.metres()}, ColumnType.FLOAT8_LIST)
        + ")[1]";
  }

  private static String distance(SqlText sql, String operand, double longitude, double latitude) {
    return "libretto.distance("
        + operand
        + ", "
        + sql.parameter(new Double[] {longitude, latitude}, ColumnType.FLOAT8_LIST)
        + ")";
  }
}
