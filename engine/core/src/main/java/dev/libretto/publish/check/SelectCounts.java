package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.Pointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many selects a value comes to, with all it is made of: each is work for every row read. */
final class SelectCounts {

  /** Selects within selects that one value may come to. */
  static final int MOST = 24;

  private final Map<Pointer, Integer> counts = new HashMap<>();

  /** Counts a lookup or rollup by what it needs of the other table; false when it is too many. */
  boolean count(FieldDefinition field, TableDefinition target, List<String> needed) {
    int count = 1 + needed.stream().mapToInt(name -> of(target, name)).sum();
    if (count > MOST) {
      return false;
    }
    counts.put(field.at(), count);
    return true;
  }

  private int of(TableDefinition table, String name) {
    return RelatedNeeds.field(table, name)
        .map(field ->
            switch (field.type()) {
              case FieldType.Many _, FieldType.Inverse _ -> 1;
              case FieldType.Computed computation ->
                  RowReferences.in(computation.expression()).stream()
                      .mapToInt(other -> of(table, other))
                      .sum();
              default -> counts.getOrDefault(field.at(), 0);
            })
        .orElse(0);
  }
}
