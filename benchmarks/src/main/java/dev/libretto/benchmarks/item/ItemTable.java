package dev.libretto.benchmarks.item;

import java.util.List;
import java.util.UUID;

/**
 * A physical table of a target. System columns are called the same in both.
 *
 * @param name qualified and quoted
 * @param columns quoted, in the order of the definition's fields
 */
public record ItemTable(Kind kind, String name, List<String> columns) {
  /** Who the caller with a key is: the creator of every second row and every second hall. */
  public static final String CALLER = "key:00000000-0000-4000-8000-0000000000aa";

  private static final long SEEDED_ID_HIGH = 0x01900000_0000_7000L;
  private static final long SEEDED_ID_LOW = 0x8000_0000_0000_0000L;

  public ItemTable {
    columns = List.copyOf(columns);
  }

  /** The id of the n-th seeded row, known without asking the database. */
  public static UUID seededId(int n) {
    return new UUID(SEEDED_ID_HIGH, SEEDED_ID_LOW | n);
  }

  /**
   * The statement that fills the table with rows 1 to {@code rows}, the same wherever it runs.
   *
   * <p>Every row is created in 2020, which is how {@link #removeInserted} knows those of a load.
   * Rows that are there already stay as they are.
   */
  public String fill(int rows) {
    return """
    INSERT INTO %s ("id", "created_at", "created_by", "updated_at", "version", %s)
    SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
           timestamptz '2020-01-01 00:00:00Z' + n * interval '1 second', %s,
           timestamptz '2020-01-01 00:00:00Z' + n * interval '1 second', 1,
           'Item ' || n || ' of the stock list',
           'Counted at the last stocktaking and kept on shelf ' || h %% 97 || ' of hall ' || h %% 7
             || '. Ask for the key before it is moved, and note who took it.',
           (h / 7) %% 1000,
           ((h / 11) %% 100000) / 100.0,
           (h / 13) %% 2 = 0,
           date '2026-01-01' + (h / 17) %% 730,
           timestamptz '2025-01-01 00:00:00Z' + (h / 19) %% 31536000 * interval '1 second',
           (ARRAY['open', 'planned', 'started', 'done', 'dropped'])[1 + (h / 23) %% 5],
           (ARRAY['red', 'green', 'blue', 'small', 'large'])[1 + (h / 29) %% 3 : 2 + (h / 31) %% 4],
           'category ' || (h / 37) %% 50%s
    FROM (SELECT n, hashint4(n) & 2147483647 AS h FROM generate_series(1, %d) AS n) AS seed
    ON CONFLICT DO NOTHING
    """
        .formatted(
            name,
            String.join(", ", columns),
            kind == Kind.OWNED
                ? "CASE n % 2 WHEN 0 THEN '" + CALLER + "' ELSE 'member:somebody else' END"
                : "NULL",
            kind == Kind.PLACED ? ", " + Places.shelfOf("n") : "",
            rows);
  }

  /**
   * Keeps PostgreSQL from cleaning up after one target while the other is measured. Instead, {@link
   * #tidy} is called before each measured time.
   */
  public String withoutAutovacuum() {
    return "ALTER TABLE " + name + " SET (autovacuum_enabled = false)";
  }

  /** Removes what a load inserted, so that the table is as large in every repeat. */
  public String removeInserted() {
    return "DELETE FROM " + name + " WHERE \"created_at\" >= timestamptz '2021-01-01 00:00:00Z'";
  }

  /** Lets every row be as new: the first update of each expects its first version. */
  public String resetVersions() {
    return "UPDATE " + name + " SET \"version\" = 1 WHERE \"version\" <> 1";
  }

  /** Asks for the types of all columns and the columns of all indexes, in a comparable form. */
  public String shape() {
    return """
    SELECT format_type(atttypid, atttypmod) || ' ' || attcollation || ' ' || attnotnull
    FROM pg_attribute
    WHERE attrelid = '%1$s'::regclass AND attnum > 0
    UNION ALL
    SELECT 'index on ' || indkey::text || ' ' || indoption::text || ' ' || indisunique
    FROM pg_index
    WHERE indrelid = '%1$s'::regclass
    ORDER BY 1
    """
        .formatted(name);
  }

  /** Removes dead rows and refreshes the statistics. */
  public String tidy() {
    return "VACUUM (ANALYZE) " + name;
  }
}
