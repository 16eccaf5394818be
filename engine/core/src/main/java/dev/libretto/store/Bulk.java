package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Projection;
import dev.libretto.program.Table;
import java.util.List;

/**
 * Bounds what one row of an answer brings, inside the statement: a row arrives as a whole, and
 * would be held before anybody could count it.
 */
final class Bulk {

  /**
   * What PostgreSQL says of the root of a negative number, "invalid argument for power function".
   * It stands for a row that is too long: expressions have no roots.
   */
  static final String EXCEEDED = "2201F";

  /**
   * Texts that a row may have and still be within the bound, each as long as the longest body that
   * can bring one.
   */
  private static final int MOST_LONG_VALUES = AnswerSize.MOST_BYTES_OF_A_ROW >> 20;

  private Bulk() {}

  /** Whether rows with these members can be too long by their own values. */
  static boolean isWide(List<Projection.Item> items) {
    return items.stream().mapToLong(Bulk::longValues).sum() > MOST_LONG_VALUES;
  }

  /** Whether the rows of a table can. */
  static boolean isWide(Table table) {
    return isWide(Projection.items(table));
  }

  /** How many values of an item can be long; of embedded lists, the arrays are measured anyway. */
  private static long longValues(Projection.Item item) {
    return switch (item) {
      case Projection.Column(_, var field) -> isLong(field.columnType()) ? 1 : 0;
      case Projection.Derived(_, var operand) -> isLong(operand.type()) ? 1 : 0;
      case Projection.Through(_, _, var operand) -> isLong(operand.type()) ? 1 : 0;
      case Projection.Embed embed ->
          embed.relation().leadsToMany() || !embed.isPlain()
              ? 0
              : embed.columns().stream().mapToLong(Bulk::longValues).sum();
    };
  }

  /** Whether a value can be as long as a body. */
  static boolean isLong(ColumnType type) {
    return switch (type) {
      case TEXT, JSON, TEXT_LIST -> true;
      default -> false;
    };
  }

  /** How many bytes a column's value takes; of a text, PostgreSQL knows it without reading it. */
  static String size(String operand) {
    return "coalesce(octet_length((" + operand + ")::text), 0)";
  }

  /** How many bytes an array takes. */
  static String sizeOfArray(String operand) {
    return "coalesce(pg_column_size(" + operand + "), 0)";
  }

  /** A join that fails where these are too many bytes together; empty where there are none. */
  static String join(List<String> sizes) {
    return sizes.isEmpty()
        ? ""
        : " JOIN LATERAL (SELECT sqrt((%d - %s)::float8) AS \"left\") AS held ON held.\"left\" >= 0"
            .formatted(AnswerSize.MOST_BYTES_OF_A_ROW, String.join(" - ", sizes));
  }
}
