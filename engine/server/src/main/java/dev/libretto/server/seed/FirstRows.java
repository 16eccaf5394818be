package dev.libretto.server.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.definition.FieldType;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.rows.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Loads {@code <table>.csv} files. A relation's cell holds the {@code #} of the line it refers to,
 * in whatever file; a line waits until all lines it refers to are rows.
 */
public final class FirstRows {

  private static final int BATCH = 500;

  private final Program program;
  private final RowInsert door;
  private final List<SeedProblem> problems = new ArrayList<>();
  private final Map<String, Map<String, UUID>> known = new HashMap<>();
  private int rows;

  private FirstRows(Program program, RowInsert door) {
    this.program = program;
    this.door = door;
  }

  /**
   * Loads the files of the tables named, which must be empty.
   *
   * @return what was written; a line with a problem is not, and no line that refers to it
   */
  public static Seeding load(
      Program program, Set<String> tables, List<Path> files, RowInsert door) {
    return new FirstRows(program, door).load(tables, files);
  }

  private Seeding load(Set<String> tables, List<Path> files) {
    var waiting = new LinkedHashMap<Table, List<CsvLine>>();
    for (var file : files) {
      var name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
      var table = program.table(name);
      if (table.isEmpty()) {
        problems.add(
            new SeedProblem(name + ".csv", 1, "The app has no table `" + name + "`; not loaded"));
      } else if (tables.contains(name)) {
        waiting.put(table.get(), readable(table.get(), CsvFile.read(file, problems)));
      }
    }
    boolean progress = true;
    while (progress) {
      progress = false;
      for (var entry : waiting.entrySet()) {
        progress |= insertReady(entry.getKey(), entry.getValue());
      }
    }
    waiting.forEach(
        (table, left) -> left.forEach(line -> problems.add(line.problem(missing(table, line)))));
    return new Seeding(rows, problems);
  }

  /** Inserts what refers to rows alone; whether there was any. */
  private boolean insertReady(Table table, List<CsvLine> waiting) {
    var ready = waiting.stream().filter(line -> unresolved(table, line).isEmpty()).toList();
    waiting.removeAll(ready);
    for (int from = 0; from < ready.size(); from += BATCH) {
      insert(table, ready.subList(from, Math.min(ready.size(), from + BATCH)));
    }
    return !ready.isEmpty();
  }

  private void insert(Table table, List<CsvLine> lines) {
    ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
    lines.forEach(line -> bodies.add(body(table, line)));
    try {
      var ids = door.insert(table, bodies);
      rows += ids.size();
      var keys = known.computeIfAbsent(table.name(), _ -> new HashMap<>());
      for (int i = 0; i < lines.size(); i++) {
        var id = ids.get(i);
        lines.get(i).key().ifPresent(key -> keys.put(key, id));
      }
    } catch (Refused refused) {
      refused(refused, lines);
    }
  }

  /** One row at fault refuses its whole batch: the row is named, and the batch with it. */
  private void refused(Refused refused, List<CsvLine> lines) {
    var refusal = refused.refusal();
    if (refusal.fields().isEmpty()) {
      problems.add(lines.getFirst().problem("Not loaded from here on: " + refusal.message()));
    }
    for (var fault : refusal.fields()) {
      var line = lines.get(index(fault.pointer()).orElse(0));
      problems.add(line.problem(fault.field() + ": " + fault.message()));
    }
  }

  private static Optional<Integer> index(String pointer) {
    var parts = pointer.split("/");
    return parts.length > 2 && parts[1].matches("[0-9]{1,6}")
        ? Optional.of(Integer.valueOf(parts[1]))
        : Optional.empty();
  }

  private ObjectNode body(Table table, CsvLine line) {
    var body = JsonNodeFactory.instance.objectNode();
    line.cells()
        .forEach(
            (name, text) ->
                table
                    .field(name)
                    .flatMap(
                        field ->
                            reference(field, text)
                                .map(id -> id.toString())
                                .or(() -> Optional.of(text))
                                .flatMap(value -> Cell.read(field.type(), value)))
                    .ifPresent(value -> body.set(name, value)));
    return body;
  }

  private Optional<UUID> reference(Field field, String text) {
    return field.type() instanceof FieldType.Relation relation
        ? Optional.ofNullable(known.getOrDefault(relation.table(), Map.of()).get(text))
        : Optional.empty();
  }

  /** The first cell that refers to a line that is no row yet. */
  private Optional<String> unresolved(Table table, CsvLine line) {
    return line.cells().entrySet().stream()
        .filter(
            cell ->
                table
                    .field(cell.getKey())
                    .filter(field -> field.type() instanceof FieldType.Relation)
                    .filter(field -> reference(field, cell.getValue()).isEmpty())
                    .isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String missing(Table table, CsvLine line) {
    var column = unresolved(table, line).orElse("");
    return column + ": there is no row `" + line.cells().getOrDefault(column, "") + "`";
  }

  /** Drops lines that no insert could take, with the reason. */
  private List<CsvLine> readable(Table table, List<CsvLine> lines) {
    var readable = new ArrayList<CsvLine>();
    for (var line : lines) {
      var wrong = new ArrayList<SeedProblem>();
      line.cells()
          .forEach(
              (name, text) -> {
                var field = table.field(name);
                if (field.isEmpty() && !name.equals(CsvLine.KEY)) {
                  wrong.add(line.problem("The table has no field `" + name + "`"));
                } else if (field.isPresent() && Cell.read(field.get().type(), text).isEmpty()) {
                  wrong.add(line.problem(name + ": `" + text + "` is no such value"));
                }
              });
      if (wrong.isEmpty()) {
        readable.add(line);
      }
      problems.addAll(wrong);
    }
    return readable;
  }
}
