package dev.libretto.server.seed;

import java.util.Map;
import java.util.Optional;

/**
 * A line of a CSV file.
 *
 * @param number from 1, where the line begins
 * @param cells by the names in the header; an empty cell is not there
 */
record CsvLine(String file, long number, Map<String, String> cells) {

  /** The column by which other lines refer to a line; it is not a field. */
  static final String KEY = "#";

  CsvLine {
    cells = Map.copyOf(cells);
  }

  Optional<String> key() {
    return Optional.ofNullable(cells.get(KEY));
  }

  SeedProblem problem(String message) {
    return new SeedProblem(file, number, message);
  }
}
