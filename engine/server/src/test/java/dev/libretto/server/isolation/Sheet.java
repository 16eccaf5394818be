package dev.libretto.server.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table as the document shows it. */
final class Sheet {

  private final List<Cell> cells;
  private final Map<String, String> letters = new LinkedHashMap<>();

  Sheet(List<Cell> cells) {
    this.cells = List.copyOf(cells);
    for (var cell : cells) {
      if (!cell.isChecked()) {
        letters.computeIfAbsent(cell.reason(), _ -> letter(letters.size()));
      }
    }
  }

  private static int number(Idea idea) {
    return List.of(Idea.values()).indexOf(idea) + 1;
  }

  private static String letter(int number) {
    return number < 26
        ? Character.toString('a' + number)
        : Character.toString('a' + number / 26 - 1) + Character.toString('a' + number % 26);
  }

  String text() {
    var lines = new ArrayList<String>();
    var checked = cells.stream().filter(Cell::isChecked).count();
    lines.add(
        "**%d surfaces × %d ideas = %d cells: %d tried, each with both walls, and %d that do not apply.**"
            .formatted(
                Surface.values().length,
                Idea.values().length,
                cells.size(),
                checked,
                cells.size() - checked));
    lines.add("");
    lines.add("### Ideas");
    lines.add("");
    for (var idea : Idea.values()) {
      var tried = cells.stream().filter(cell -> cell.idea() == idea && cell.isChecked()).count();
      lines.add("%d. **%s**: %s (%d)".formatted(number(idea), idea.label(), idea.title, tried));
    }
    lines.add("");
    lines.add("### Cells");
    lines.add("");
    lines.add("● is tried; a letter is the reason below why the idea does not apply.");
    lines.add("");
    var head = new StringBuilder("| surface |");
    var rule = new StringBuilder("|---|");
    for (var idea : Idea.values()) {
      head.append(' ').append(number(idea)).append(" |");
      rule.append("---|");
    }
    lines.add(head.toString());
    lines.add(rule.toString());
    for (var surface : Surface.values()) {
      lines.add(row(surface));
    }
    lines.add("");
    lines.add("### Why not");
    lines.add("");
    lines.add("| | reason | cells |");
    lines.add("|---|---|---|");
    letters.forEach((reason, letter) ->
        lines.add(
            "| %s | %s | %d |"
                .formatted(
                    letter,
                    reason,
                    cells.stream().filter(cell -> cell.reason().equals(reason)).count())));
    return String.join("\n", lines);
  }

  private String row(Surface surface) {
    var row = new StringBuilder("| " + surface.title + " |");
    for (var cell : cells) {
      if (cell.surface() == surface) {
        row.append(' ').append(cell.isChecked() ? "●" : letters.get(cell.reason())).append(" |");
      }
    }
    return row.toString();
  }
}
