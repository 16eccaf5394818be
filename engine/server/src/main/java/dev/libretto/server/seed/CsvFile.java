package dev.libretto.server.seed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads CSV (RFC 4180) in UTF-8, its first line the names of the columns. */
final class CsvFile {

  private CsvFile() {}

  /** The lines of a file; what cannot be read is added to the problems. */
  static List<CsvLine> read(Path path, List<SeedProblem> problems) {
    var file = String.valueOf(path.getFileName());
    var lines = new ArrayList<CsvLine>();
    try (var reader = CsvReader.builder().allowMissingFields(true).ofCsvRecord(path)) {
      List<String> header = List.of();
      for (var line : reader) {
        if (header.isEmpty()) {
          header = line.getFields();
        } else {
          lines.add(line(file, header, line));
        }
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      problems.add(new SeedProblem(file, 1, "The file cannot be read: " + e.getMessage()));
    }
    return lines;
  }

  private static CsvLine line(String file, List<String> header, CsvRecord line) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < Math.min(header.size(), line.getFieldCount()); i++) {
      if (!line.getField(i).isEmpty()) {
        cells.put(header.get(i), line.getField(i));
      }
    }
    return new CsvLine(file, line.getStartingLineNumber(), cells);
  }
}
