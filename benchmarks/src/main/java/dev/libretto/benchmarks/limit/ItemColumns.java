package dev.libretto.benchmarks.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of the limit's table and the statements over them, as the engine writes its own. */
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

  private static final List<String> TYPES =
      List.of(
          "text",
          "text",
          "int8",
          "numeric",
          "bool",
          "date",
          "timestamptz",
          "text",
          "text[]",
          "text");

  private static final List<String> SYSTEM_TYPES =
      List.of("uuid", "timestamptz", "text", "timestamptz", "int8");

  private static final String ALL = joined("r.", SYSTEM_COLUMNS) + ", " + joined("r.", COLUMNS);

  static final String READ = "SELECT " + ALL + " FROM " + TABLE + " AS r WHERE r.\"id\" = $1::uuid";

  static final String LIST =
      "SELECT "
          + ALL
          + " FROM "
          + TABLE
          + " AS r WHERE (r.\"status\" = $1::text AND r.\"quantity\" >= $2::int8)"
          + " ORDER BY r.\"due\" ASC NULLS LAST, r.\"id\" ASC NULLS LAST LIMIT $3::int8";

  static final String INSERT =
      "INSERT INTO "
          + TABLE
          + " AS r ("
          + joined("", SYSTEM_COLUMNS)
          + ", "
          + joined("", COLUMNS)
          + ") VALUES ("
          + parameters(1, SYSTEM_TYPES)
          + ", "
          + parameters(1 + SYSTEM_TYPES.size(), TYPES)
          + ") RETURNING "
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
      if ((written & (1 << i)) != 0) {
        int next = assignments.size() + 1;
        assignments.add("\"" + COLUMNS.get(i) + "\" = $" + next + "::" + TYPES.get(i));
      }
    }
    int next = assignments.size() + 1;
    assignments.add("\"updated_at\" = $" + next + "::timestamptz");
    assignments.add("\"version\" = r.\"version\" + 1");
    return "UPDATE "
        + TABLE
        + " AS r SET "
        + String.join(", ", assignments)
        + " WHERE r.\"id\" = $"
        + (next + 1)
        + "::uuid RETURNING "
        + ALL;
  }

  private static String joined(String qualifier, List<String> columns) {
    return columns.stream()
        .map(column -> qualifier + '"' + column + '"')
        .collect(Collectors.joining(", "));
  }

  private static String parameters(int first, List<String> types) {
    return IntStream.range(0, types.size())
        .mapToObj(i -> "$" + (first + i) + "::" + types.get(i))
        .collect(Collectors.joining(", "));
  }
}
