package dev.libretto.benchmarks.limit;

import dev.libretto.benchmarks.item.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of the limit's tables and the statements over them, as the engine writes its own. */
final class ItemColumns {
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

  private ItemColumns() {}

  /** A table, with its schema. */
  static String table(Kind kind) {
    return "\"bench\".\"" + kind.label() + "\"";
  }

  /** All columns, in the order {@link ItemJson} writes them. */
  private static String all(Kind kind) {
    return kind == Kind.PLACED ? ALL + ", r.\"shelf\"" : ALL;
  }

  /** What makes a row the caller's, who is this parameter. */
  private static String rule(Kind kind, String caller) {
    return switch (kind) {
      case ITEM -> "";
      case OWNED -> " AND r.\"created_by\" = " + caller;
      case PLACED ->
          " AND EXISTS (SELECT FROM \"bench\".\"shelf\" AS s JOIN \"bench\".\"hall\" AS h"
              + " ON h.\"id\" = s.\"hall\""
              + " WHERE s.\"id\" = r.\"shelf\" AND h.\"created_by\" = "
              + caller
              + ")";
    };
  }

  /** One row: by its id, then the caller where the table has a rule. */
  static String read(Kind kind) {
    return "SELECT "
        + all(kind)
        + " FROM "
        + table(kind)
        + " AS r WHERE r.\"id\" = $1::uuid"
        + rule(kind, "$2::text");
  }

  /** A page: by status, least quantity and limit, then the caller where the table has a rule. */
  static String list(Kind kind) {
    return "SELECT "
        + all(kind)
        + " FROM "
        + table(kind)
        + " AS r WHERE (r.\"status\" = $1::text AND r.\"quantity\" >= $2::int8)"
        + rule(kind, "$4::text")
        + " ORDER BY r.\"due\" ASC NULLS LAST, r.\"id\" ASC NULLS LAST LIMIT $3::int8";
  }

  static final String INSERT =
      "INSERT INTO "
          + table(Kind.ITEM)
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

  private static final String LOG =
      "l AS (INSERT INTO "
          + LimitTable.CHANGE_LOG
          + " (\"at\", \"actor\", \"table_id\", \"row_id\", \"kind\", \"version\","
          + " \"before\", \"after\") SELECT ";

  static final String INSERT_LOGGED =
      "WITH r AS ("
          + INSERT
          + ", to_jsonb(r.*) AS \"image\"), "
          + LOG
          + "r.\"created_at\", r.\"created_by\", 'item', r.\"id\", 'c', r.\"version\", NULL,"
          + " r.\"image\" FROM r) SELECT "
          + ALL
          + " FROM r";

  /** Takes the id, then the instant. */
  static final String DELETE_LOGGED =
      "WITH r AS (DELETE FROM "
          + table(Kind.ITEM)
          + " AS r WHERE r.\"id\" = $1::uuid RETURNING "
          + ALL
          + ", to_jsonb(r.*) AS \"image\"), "
          + LOG
          + "$2::timestamptz, NULL, 'item', r.\"id\", 'd', r.\"version\", r.\"image\", NULL"
          + " FROM r) SELECT "
          + ALL
          + " FROM r";

  /**
   * The update of some columns: first their new values, then the instant, then the id.
   *
   * @param written one bit for each of {@link #COLUMNS}
   */
  static String update(int written) {
    int next = written(written).size() + 1;
    return "UPDATE "
        + table(Kind.ITEM)
        + " AS r SET "
        + assignments(written, next)
        + " WHERE r.\"id\" = $"
        + (next + 1)
        + "::uuid RETURNING "
        + ALL;
  }

  /**
   * The same with the old and the new values in the change log.
   *
   * @param matched whether there is one more parameter, the version the row must have
   */
  static String updateLogged(int written, boolean matched) {
    var columns = written(written);
    int next = columns.size() + 1;
    return "WITH o AS (SELECT r.\"id\", "
        + joined("r.", columns)
        + " FROM "
        + table(Kind.ITEM)
        + " AS r WHERE r.\"id\" = $"
        + (next + 1)
        + "::uuid"
        + (matched ? " AND r.\"version\" = $" + (next + 2) + "::int8" : "")
        + " FOR NO KEY UPDATE OF r), r AS (UPDATE "
        + table(Kind.ITEM)
        + " AS r SET "
        + assignments(written, next)
        + " FROM o WHERE r.\"id\" = o.\"id\" RETURNING "
        + ALL
        + ", "
        + image("o", columns)
        + " AS \"before\", "
        + image("r", columns)
        + " AS \"after\"), "
        + LOG
        + "$"
        + next
        + "::timestamptz, NULL, 'item', r.\"id\", 'u', r.\"version\", r.\"before\", r.\"after\""
        + " FROM r) SELECT "
        + ALL
        + " FROM r";
  }

  private static List<String> written(int written) {
    return IntStream.range(0, COLUMNS.size())
        .filter(i -> (written & (1 << i)) != 0)
        .mapToObj(COLUMNS::get)
        .toList();
  }

  private static String assignments(int written, int now) {
    var assignments = new ArrayList<String>();
    for (var column : written(written)) {
      int next = assignments.size() + 1;
      assignments.add("\"" + column + "\" = $" + next + "::" + TYPES.get(COLUMNS.indexOf(column)));
    }
    assignments.add("\"updated_at\" = $" + now + "::timestamptz");
    assignments.add("\"version\" = r.\"version\" + 1");
    return String.join(", ", assignments);
  }

  private static String image(String from, List<String> columns) {
    return columns.stream()
        .map(column -> "'" + column + "', " + from + ".\"" + column + "\"")
        .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
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
