package dev.libretto.server.cli;

/**
 * Why a line of a CSV file is not a row.
 *
 * @param line from 1, the header included
 */
public record SeedProblem(String file, long line, String message) {

  /** The one line for a person. */
  public String text() {
    return file + ":" + line + ": " + message;
  }
}
