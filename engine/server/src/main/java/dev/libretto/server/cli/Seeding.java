package dev.libretto.server.cli;

import java.util.List;

/**
 * What came of loading first rows.
 *
 * @param rows how many were written
 */
public record Seeding(int rows, List<SeedProblem> problems) {
  public Seeding {
    problems = List.copyOf(problems);
  }
}
