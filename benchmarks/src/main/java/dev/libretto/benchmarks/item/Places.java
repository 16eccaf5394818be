package dev.libretto.benchmarks.item;

import java.util.List;

/**
 * The two tables that placed items lead to: a shelf of 10,000, which stands in one of 100 halls.
 * Every second hall is the caller's, and so is every second shelf and item.
 *
 * @param hall the table of halls, qualified and quoted
 * @param hallName its one column
 * @param shelf the table of shelves
 * @param shelfName its first column
 * @param shelfHall its second, which leads to a hall
 */
public record Places(
    String hall, String hallName, String shelf, String shelfName, String shelfHall) {
  private static final int HALLS = 100;
  private static final int SHELVES = 10_000;
  private static final String CREATED = "timestamptz '2020-01-01 00:00:00Z'";

  /** The statements that fill both. */
  public List<String> fill() {
    return List.of(
        """
        INSERT INTO %s ("id", "created_at", "created_by", "updated_at", "version", %s)
        SELECT %s, %4$s, CASE n %% 2 WHEN 0 THEN '%5$s' ELSE 'member:somebody else' END, %4$s, 1,
               'Hall ' || n
        FROM generate_series(1, %6$d) AS n
        """
            .formatted(hall, hallName, id("n"), CREATED, ItemTable.CALLER, HALLS),
        """
        INSERT INTO %s ("id", "created_at", "created_by", "updated_at", "version", %s, %s)
        SELECT %s, %5$s, NULL, %5$s, 1, 'Shelf ' || n, %6$s
        FROM generate_series(1, %7$d) AS n
        """
            .formatted(
                shelf,
                shelfName,
                shelfHall,
                id("n"),
                CREATED,
                id("(1 + (n - 1) % " + HALLS + ")"),
                SHELVES),
        "VACUUM (ANALYZE) " + hall,
        "VACUUM (ANALYZE) " + shelf);
  }

  /** The id of the shelf of the n-th item, as SQL. */
  static String shelfOf(String n) {
    return id("(1 + (" + n + " - 1) % " + SHELVES + ")");
  }

  private static String id(String n) {
    return "('01900000-0000-7000-8000-' || lpad(to_hex(" + n + "), 12, '0'))::uuid";
  }
}
