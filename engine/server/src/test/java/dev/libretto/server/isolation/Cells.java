package dev.libretto.server.isolation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The table: for every surface and every idea one cell. */
final class Cells {

  private final Map<Surface, Map<Idea, Cell>> cells = new EnumMap<>(Surface.class);

  /** All of them. */
  static Cells all() {
    var all = new Cells();
    RowCells.fill(all);
    WriteCells.fill(all);
    BodyCells.fill(all);
    MemoryCells.fill(all);
    CallerCells.fill(all);
    LinkCells.fill(all);
    ReachCells.fill(all);
    BuilderCells.fill(all);
    return all;
  }

  /** Adds a check; a cell that has one already has both then. */
  void check(Surface surface, Idea idea, Cell.Check check) {
    var row = cells.computeIfAbsent(surface, _ -> new EnumMap<>(Idea.class));
    var known = row.get(idea);
    row.put(
        idea,
        Cell.checked(
            surface,
            idea,
            known == null
                ? check
                : stage -> {
                  known.check().on(stage);
                  check.on(stage);
                }));
  }

  /** Both apps answer these alike. */
  void twins(Surface surface, Idea idea, String... requests) {
    check(surface, idea, stage -> stage.twins(requests));
  }

  /** The first app answers this alike whatever of these {@code {x}} is. */
  void alike(Surface surface, Idea idea, String request, String... names) {
    check(surface, idea, stage -> stage.alike(stage.first, request, names));
  }

  /** The cells in order; the ones that nobody has filled have the reason of their kind. */
  List<Cell> inOrder() {
    var all = new ArrayList<Cell>();
    for (var surface : Surface.values()) {
      for (var idea : Idea.values()) {
        var cell = cells.getOrDefault(surface, Map.of()).get(idea);
        all.add(cell == null ? Cell.without(surface, idea, Reasons.of(surface, idea)) : cell);
      }
    }
    return all;
  }
}
