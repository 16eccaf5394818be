package dev.libretto.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables refer to which. */
public final class References {

  private References() {}

  /** The tables with those that are referred to first; of a circle, in their own order. */
  public static List<Table> first(List<Table> tables) {
    var byName = new LinkedHashMap<String, Table>();
    tables.forEach(table -> byName.put(table.name(), table));
    var visited = new HashSet<String>();
    var ordered = new ArrayList<Table>();
    byName.keySet().forEach(name -> visit(name, byName, visited, ordered));
    return List.copyOf(ordered);
  }

  private static void visit(
      String name, Map<String, Table> byName, Set<String> visited, List<Table> ordered) {
    var table = byName.get(name);
    if (table == null || !visited.add(name)) {
      return;
    }
    for (var field : table.fields()) {
      if (field.writable()) {
        field.relatedTable().ifPresent(other -> visit(other, byName, visited, ordered));
      }
    }
    ordered.add(table);
  }
}
