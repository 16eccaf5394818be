package dev.libretto.benchmarks.limit;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of the limit's table and the statements over them, as the engine would write them.
 */
final class ItemColumns {
  /** The table, with its schema. */
  static final String TABLE = "\"bench\".\"item\"";

  /** The JSON keys of what a caller may write, in the order of the columns. */
  static final List<String> KEYS =
      List.of(
          "title",
          "description",
          "quantity",
          "price",
          "active",
          "due",
          "seenAt",
          "status",
          "tags",
          "category");

  /** The columns of {@link #KEYS}. */
  static final List<String> COLUMNS =
      List.of(
          "title",
          "description",
          "quantity",
          "price",
          "active",
          "due",
          "seen_at",
          "status",
          "tags",
          "category");

  /** What a row of the engine has besides what its author declared. */
  static final List<String> SYSTEM_COLUMNS =
      List.of("id", "created_at", "created_by", "updated_at", "version");

  private static final String ALL = quoted(SYSTEM_COLUMNS) + ", " + quoted(COLUMNS);

  static final String READ = "SELECT " + ALL + " FROM " + TABLE + " WHERE \"id\" = $1";

  static final String LIST =
      "SELECT "
          + ALL
          + " FROM "
          + TABLE
          + " WHERE \"status\" = $1 AND \"quantity\" >= $2"
          + " ORDER BY \"due\" ASC NULLS LAST, \"id\" ASC LIMIT $3";

  static final String INSERT =
      "INSERT INTO "
          + TABLE
          + " ("
          + ALL
          + ") VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING "
          + ALL;

  private ItemColumns() {}

  /**
   * The update of some columns: first their new values, then the instant, then the id.
   *
   * @param written one bit for each of {@link #COLUMNS}
   */
  static String update(int written) {
    var assignments = new ArrayList<String>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      if ((written & 1 << i) != 0) {
        assignments.add("\"" + COLUMNS.get(i) + "\" = $" + (assignments.size() + 1));
      }
    }
    int next = assignments.size() + 1;
    assignments.add("\"version\" = \"version\" + 1");
    assignments.add("\"updated_at\" = $" + next);
    return "UPDATE "
        + TABLE
        + " SET "
        + String.join(", ", assignments)
        + " WHERE \"id\" = $"
        + (next + 1)
        + " RETURNING "
        + ALL;
  }

  private static String quoted(List<String> columns) {
    return "\"" + String.join("\", \"", columns) + "\"";
  }
}
