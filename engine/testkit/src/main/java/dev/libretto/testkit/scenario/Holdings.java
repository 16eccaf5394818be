package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.testkit.scenario.Scenario.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything an app holds, as its builder reads it: what is stored of each row. Values that are
 * worked out are left out, as they change without anybody writing.
 */
final class Holdings {

  private static final Set<String> WORKED_OUT = Set.of("computed", "lookup", "rollup");

  /** They change with every write and say nothing about what was written. */
  private static final Set<String> BOOKKEEPING = Set.of("version", "updatedAt");

  /** Rows by id, by table. */
  private final Map<String, Map<String, JsonNode>> tables = new LinkedHashMap<>();

  private Holdings() {}

  /** A row that is not as it was. */
  record Difference(Change change, String table, JsonNode row, Set<String> fields) {
    @Override
    public String toString() {
      return change.word()
          + " "
          + table
          + (change == Change.UPDATED ? " in " + fields : "")
          + ": "
          + row;
    }
  }

  /** Reads all of it. */
  static Holdings of(Actor builder) {
    var holdings = new Holdings();
    var definition = builder.office("GET", "/definition", Map.of(), null).json(200);
    for (var table : definition.path("tables")) {
      var name = table.path("name").textValue();
      var path = "/rest/v1/" + name + "?limit=10000&select=" + String.join(",", stored(table));
      var rows = new LinkedHashMap<String, JsonNode>();
      for (var row : builder.app("GET", path, Map.of(), null).json(200)) {
        rows.put(row.path("id").textValue(), row);
      }
      holdings.tables.put(name, rows);
    }
    return holdings;
  }

  private static List<String> stored(JsonNode table) {
    var columns = new ArrayList<>(List.of("id", "createdAt", "createdBy", "updatedAt", "version"));
    for (var field : table.path("fields")) {
      if (!WORKED_OUT.contains(field.path("type").textValue()) && !field.has("inverseOf")) {
        columns.add(field.path("name").textValue());
      }
    }
    return columns;
  }

  /** What is otherwise afterwards. Of tables and fields, those count that are there both times. */
  List<Difference> until(Holdings after) {
    var differences = new ArrayList<Difference>();
    tables.forEach((table, rows) -> {
      var now = after.tables.get(table);
      if (now != null) {
        compare(table, rows, now, differences);
      }
    });
    return differences;
  }

  private static void compare(
      String table,
      Map<String, JsonNode> before,
      Map<String, JsonNode> after,
      List<Difference> out) {
    before.forEach((id, row) -> {
      var now = after.get(id);
      if (now == null) {
        out.add(new Difference(Change.DELETED, table, row, Set.of()));
      } else {
        var fields = changed(row, now);
        if (!fields.isEmpty()) {
          out.add(new Difference(Change.UPDATED, table, now, fields));
        }
      }
    });
    after.forEach((id, row) -> {
      if (!before.containsKey(id)) {
        out.add(new Difference(Change.CREATED, table, row, Set.of()));
      }
    });
  }

  private static Set<String> changed(JsonNode before, JsonNode after) {
    var changed = new TreeSet<String>();
    for (var entry : before.properties()) {
      var now = after.get(entry.getKey());
      if (now != null && !now.equals(entry.getValue())) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  /** One sentence for each row that is not as it was said to be. */
  static List<String> faults(List<Scenario.Written> expected, List<Difference> actual) {
    var faults = new ArrayList<String>();
    var left = new ArrayList<>(actual);
    for (var written : expected) {
      var found = left.stream().filter(difference -> fits(written, difference)).findFirst();
      if (found.isPresent()) {
        left.remove(found.get());
      } else {
        faults.add(
            "expected to be "
                + written.change().word()
                + " in "
                + written.table()
                + ": "
                + written.row());
      }
    }
    left.forEach(difference -> faults.add("not expected: " + difference));
    return faults;
  }

  private static boolean fits(Scenario.Written written, Difference difference) {
    if (written.change() != difference.change() || !written.table().equals(difference.table())) {
      return false;
    }
    var named = new HashSet<>(BOOKKEEPING);
    if (written.row() instanceof ObjectNode row) {
      row.fieldNames().forEachRemaining(named::add);
    }
    return named.containsAll(difference.fields())
        && Match.differences(written.row(), difference.row()).isEmpty();
  }

  /** All of it as text. */
  @Override
  public String toString() {
    return tables.toString();
  }
}
