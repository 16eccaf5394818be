package dev.libretto.rows.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.libretto.kind.Uuids;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** One file, taken apart: its rows with the ids they will have, its keys, and what is wrong. */
final class CsvTable {

  private static final String KEY = "#";

  private final CsvFile file;
  private final Table table;
  private final List<CsvFault> faults;
  private final List<String> columns = new ArrayList<>();
  private final List<CsvRow> rows = new ArrayList<>();
  private final Map<String, UUID> keys = new HashMap<>();

  private CsvTable(CsvFile file, Table table, List<CsvFault> faults) {
    this.file = file;
    this.table = table;
    this.faults = faults;
  }

  /** Reads a file; ids come from {@code ids}, what is wrong goes to {@code faults}. */
  static CsvTable read(CsvFile file, Table table, Supplier<UUID> ids, List<CsvFault> faults) {
    var read = new CsvTable(file, table, faults);
    try (var reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file.text())) {
      var lines = reader.iterator();
      if (lines.hasNext()) {
        read.header(lines.next());
      }
      while (lines.hasNext()) {
        read.row(lines.next(), ids.get());
      }
    } catch (CsvParseException | java.io.IOException _) {
      read.fault(read.rows.size() + 2L, "", "The file is not CSV from here on: see RFC 4180");
    }
    return read;
  }

  CsvFile file() {
    return file;
  }

  Table table() {
    return table;
  }

  List<CsvRow> rows() {
    return rows;
  }

  Map<String, UUID> keys() {
    return keys;
  }

  private void header(CsvRecord header) {
    var seen = new HashSet<String>();
    for (var name : header.getFields()) {
      columns.add(name);
      if (!seen.add(name)) {
        fault(1, name, "The column stands here twice");
      } else if (!name.equals(KEY)
          && table.field(name).filter(field -> field.writable()).isEmpty()) {
        faults.add(
            new CsvFault(
                file.name(),
                1,
                name,
                RequestCode.UNKNOWN_ROW_KEY,
                "The table '" + table.name() + "' has no field of this name that can be written"));
      }
    }
  }

  private void row(CsvRecord line, UUID id) {
    var number = line.getStartingLineNumber();
    if (line.getFieldCount() != columns.size()) {
      fault(
          number,
          "",
          "The header has " + columns.size() + " cells, this line " + line.getFieldCount());
      return;
    }
    var cells = new LinkedHashMap<String, String>();
    String key = null;
    for (var index = 0; index < columns.size(); index++) {
      var cell = line.getField(index);
      if (columns.get(index).equals(KEY)) {
        key = cell.isEmpty() ? null : cell;
      } else {
        cells.put(columns.get(index), cell);
      }
    }
    if (key != null) {
      key(number, key, id);
    }
    rows.add(new CsvRow(number, key, id, cells));
  }

  private void key(long line, String key, UUID id) {
    if (Uuids.parse(key).isPresent()) {
      fault(line, KEY, "A key must not look like a UUID");
    } else if (keys.putIfAbsent(key, id) != null) {
      fault(line, KEY, "The key '" + key + "' stands on an earlier line too");
    }
  }

  private void fault(long line, String column, String message) {
    faults.add(new CsvFault(file.name(), line, column, RequestCode.BAD_FORMAT, message));
  }
}
