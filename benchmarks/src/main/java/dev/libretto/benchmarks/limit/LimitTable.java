package dev.libretto.benchmarks.limit;

import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.item.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The limit's own tables: the same columns, types and indexes as the engine gives the definition's.
 */
public final class LimitTable {
  /** The change log of all of them. */
  public static final String CHANGE_LOG = "\"bench\".\"change\"";

  /** The key of {@link ItemTable#CALLER}, who is looked up by its hash. */
  public static final String KEY = "lbk_limit_" + "0123456789abcdef".repeat(2);

  private static final String SYSTEM_COLUMNS =
      """
      "id" uuid NOT NULL PRIMARY KEY,
      "created_at" timestamptz(6) NOT NULL,
      "created_by" text COLLATE "C",
      "updated_at" timestamptz(6) NOT NULL,
      "version" int8 NOT NULL\
      """;

  private LimitTable() {}

  /** What creates them, statement by statement, in an empty database. */
  public static List<String> create() {
    var statements = new ArrayList<String>();
    statements.add("CREATE SCHEMA \"bench\"");
    statements.add(place("hall", ""));
    statements.add(place("shelf", ", \"hall\" uuid NOT NULL REFERENCES \"bench\".\"hall\""));
    statements.add("CREATE INDEX ON \"bench\".\"shelf\" (\"hall\")");
    for (var kind : Kind.values()) {
      statements.addAll(create(kind));
    }
    statements.addAll(changeLog());
    statements.add(
        """
        CREATE TABLE "bench"."key" ("hash" bytea PRIMARY KEY, "caller" text NOT NULL)\
        """);
    statements.add(
        "INSERT INTO \"bench\".\"key\" VALUES (sha256('%s'), '%s')"
            .formatted(KEY, ItemTable.CALLER));
    return statements;
  }

  private static String place(String name, String more) {
    return "CREATE TABLE \"bench\".\"%s\" (%s, \"name\" text COLLATE \"C\" NOT NULL%s)"
        .formatted(name, SYSTEM_COLUMNS, more);
  }

  private static List<String> create(Kind kind) {
    var name = ItemColumns.table(kind);
    var table =
        """
        CREATE TABLE %s (
          %s,
          "title" text COLLATE "C" NOT NULL,
          "description" text COLLATE "C",
          "quantity" int8 NOT NULL,
          "price" numeric(38,2),
          "active" boolean NOT NULL,
          "due" date NOT NULL,
          "seen_at" timestamptz(6),
          "status" text COLLATE "C" NOT NULL,
          "tags" text[] COLLATE "C",
          "category" text COLLATE "C"%s
        )\
        """
            .formatted(
                name,
                SYSTEM_COLUMNS,
                kind == Kind.PLACED
                    ? ", \"shelf\" uuid NOT NULL REFERENCES \"bench\".\"shelf\""
                    : "");
    var index = "CREATE INDEX ON " + name + " (\"status\", \"due\")";
    return kind == Kind.PLACED
        ? List.of(table, index, "CREATE INDEX ON " + name + " (\"shelf\")")
        : List.of(table, index);
  }

  /** Column by column and index by index what the engine keeps. */
  private static List<String> changeLog() {
    return List.of(
        """
        CREATE TABLE %s (
          "seq" int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
          "at" timestamptz(6) NOT NULL,
          "actor" text COLLATE "C",
          "table_id" text COLLATE "C" NOT NULL,
          "row_id" uuid NOT NULL,
          "kind" text COLLATE "C" NOT NULL CHECK ("kind" IN ('c', 'u', 'd')),
          "version" int8 NOT NULL,
          "cause" text COLLATE "C",
          "before" jsonb,
          "after" jsonb
        )\
        """
            .formatted(CHANGE_LOG),
        "CREATE INDEX ON " + CHANGE_LOG + " (\"row_id\", \"seq\")",
        "CREATE INDEX ON " + CHANGE_LOG + " (\"table_id\", \"seq\") WHERE \"kind\" = 'd'");
  }

  /** A table as the load fills and tidies it. */
  public static ItemTable table(Kind kind) {
    var columns =
        Stream.concat(
            ItemColumns.COLUMNS.stream(),
            kind == Kind.PLACED ? Stream.of("shelf") : Stream.empty());
    return new ItemTable(
        kind, ItemColumns.table(kind), columns.map(column -> "\"" + column + "\"").toList());
  }

  /** What placed items lead to. */
  public static Places places() {
    return new Places(
        "\"bench\".\"hall\"", "\"name\"", "\"bench\".\"shelf\"", "\"name\"", "\"hall\"");
  }
}
