package dev.libretto.rows.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.definition.FieldType;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.References;
import dev.libretto.rows.NewRows;
import dev.libretto.rows.Refused;
import dev.libretto.rows.Rows;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Loads the files of a folder into an app's tables: every row of every file, or none. */
public final class CsvLoad {

  private final Rows rows;
  private final Scope scope;
  private final List<CsvFault> faults = new ArrayList<>();

  private CsvLoad(Rows rows, Scope scope) {
    this.rows = rows;
    this.scope = scope;
  }

  /** What loading came to. */
  public sealed interface Outcome {
    /** All rows are there. */
    record Loaded(int rows) implements Outcome {}

    /** None is; the faults are in the order of files and lines. */
    record Refused(List<CsvFault> faults) implements Outcome {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Loads the files. */
  public static Future<Outcome> load(Rows rows, Scope scope, List<CsvFile> files) {
    return new CsvLoad(rows, scope).load(files);
  }

  private Future<Outcome> load(List<CsvFile> files) {
    var tables = new ArrayList<CsvTable>();
    var ids = rows.newIds(scope);
    for (var file : files) {
      scope
          .program()
          .table(file.table())
          .ifPresentOrElse(
              table -> tables.add(CsvTable.read(file, table, ids, faults)),
              () ->
                  faults.add(
                      new CsvFault(
                          file.name(),
                          1,
                          "",
                          RequestCode.UNKNOWN_TABLE,
                          "The app has no table '" + file.table() + "'")));
    }
    var keys = new HashMap<String, Map<String, UUID>>();
    tables.forEach(table -> keys.put(table.table().name(), table.keys()));
    var sets = new ArrayList<NewRows>();
    for (var table : ordered(tables)) {
      sets.add(newRows(table, keys));
    }
    if (!faults.isEmpty()) {
      return Future.succeededFuture(new Outcome.Refused(faults));
    }
    var count = sets.stream().mapToInt(set -> set.rows().size()).sum();
    return rows.load(scope, sets)
        .<Outcome>map(_ -> new Outcome.Loaded(count))
        .recover(this::refused);
  }

  /** A constraint of the database refused the whole: it knows the table, not the line. */
  private Future<Outcome> refused(Throwable failure) {
    if (!(failure instanceof Refused refused)) {
      return Future.failedFuture(failure);
    }
    var refusal = refused.refusal();
    var column = refusal.fields().isEmpty() ? "" : refusal.fields().getFirst().field();
    return Future.succeededFuture(
        new Outcome.Refused(
            List.of(new CsvFault("data", 0, column, refusal.code(), refusal.message()))));
  }

  private NewRows newRows(CsvTable table, Map<String, Map<String, UUID>> keys) {
    var prepared = new ArrayList<NewRows.Row>();
    for (var row : table.rows()) {
      var body = JsonNodeFactory.instance.objectNode();
      var before = faults.size();
      row.cells().forEach((column, cell) -> cell(table, row, column, cell, keys, body));
      if (faults.size() == before) {
        try {
          prepared.add(new NewRows.Row(rows.prepared(scope, table.table(), body, row.id())));
        } catch (Refused refused) {
          for (var fault : refused.refusal().fields()) {
            faults.add(
                new CsvFault(
                    table.file().name(), row.line(), fault.field(), fault.code(), fault.message()));
          }
        }
      }
    }
    return new NewRows(table.table(), prepared);
  }

  private void cell(
      CsvTable table,
      CsvRow row,
      String column,
      String cell,
      Map<String, Map<String, UUID>> keys,
      ObjectNode body) {
    var field = table.table().field(column).orElse(null);
    if (field == null || !field.writable()) {
      return;
    }
    CsvCells.value(field, cell, keys)
        .ifPresentOrElse(
            value -> body.set(column, value),
            () ->
                faults.add(
                    new CsvFault(
                        table.file().name(),
                        row.line(),
                        column,
                        RequestCode.BAD_FORMAT,
                        switch (field.type()) {
                          case FieldType.Relation relation ->
                              "No row of '" + relation.table() + "' has the key '" + cell + "'";
                          case FieldType.Many many ->
                              "Not every key of '" + cell + "' is one of '" + many.table() + "'";
                          default -> "The cell is not of the field's form";
                        })));
  }

  /** Tables before those that refer to them. */
  private List<CsvTable> ordered(List<CsvTable> tables) {
    var order = References.first(scope.program().tables());
    return tables.stream()
        .sorted(Comparator.comparingInt(table -> order.indexOf(table.table())))
        .toList();
  }
}
