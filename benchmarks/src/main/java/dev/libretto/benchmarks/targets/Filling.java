package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.item.Places;
import java.util.List;

/** Gives the tables of a target their rows. */
final class Filling {
  private Filling() {}

  static void fill(
      Database database, List<ItemTable> tables, Places places, String changeLog, int rows) {
    database.run("ALTER TABLE " + changeLog + " SET (autovacuum_enabled = false)");
    if (tables.stream().anyMatch(table -> table.kind() == Kind.PLACED)) {
      places.fill().forEach(database::run);
    }
    for (var table : tables) {
      database.run(table.withoutAutovacuum());
      database.run(table.fill(rows));
      database.run(table.tidy());
    }
  }
}
