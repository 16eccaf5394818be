package dev.libretto.benchmarks.limit;

import dev.libretto.benchmarks.item.ItemTable;
import java.util.List;

/**
 * The limit's own table: the same columns, types and indexes as the engine gives the definition's.
 */
public final class LimitTable {
  private LimitTable() {}

  /** What creates it, statement by statement, in an empty database. */
  public static List<String> create() {
    return List.of(
        "CREATE SCHEMA \"bench\"",
        """
        CREATE TABLE "bench"."item" (
          "id" uuid NOT NULL PRIMARY KEY,
          "created_at" timestamptz(6) NOT NULL,
          "created_by" text COLLATE "C",
          "updated_at" timestamptz(6) NOT NULL,
          "version" int8 NOT NULL,
          "title" text COLLATE "C" NOT NULL,
          "description" text COLLATE "C",
          "quantity" int8 NOT NULL,
          "price" numeric(38,2),
          "active" boolean NOT NULL,
          "due" date NOT NULL,
          "seen_at" timestamptz(6),
          "status" text COLLATE "C" NOT NULL,
          "tags" text[] COLLATE "C",
          "category" text COLLATE "C"
        )\
        """,
        "CREATE INDEX ON \"bench\".\"item\" (\"status\", \"due\")");
  }

  /** The table as the load fills and tidies it. */
  public static ItemTable table() {
    return new ItemTable(
        ItemColumns.TABLE,
        ItemColumns.COLUMNS.stream().map(column -> "\"" + column + "\"").toList());
  }
}
