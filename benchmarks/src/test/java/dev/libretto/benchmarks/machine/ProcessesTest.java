package dev.libretto.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  private static final Processes PROCESSES =
      Processes.of(
          List.of(
              new ProcessStat(30, "backend", 20, 5),
              new ProcessStat(10, "java", 1, 1000),
              new ProcessStat(20, "postgres", 10, 40),
              new ProcessStat(31, "backend", 20, 7),
              new ProcessStat(11, "helper", 10, 100),
              new ProcessStat(99, "other", 1, 9999)));

  @Test
  void findsAllDescendants() {
    assertEquals(Set.of(20L, 30L, 31L), pids(PROCESSES.tree(20)));
  }

  @Test
  void leavesOutAnotherTreeInside() {
    var engine = PROCESSES.tree(10, 20);

    assertEquals(Set.of(10L, 11L), pids(engine));
    assertEquals(1100, Processes.ticks(engine));
  }

  @Test
  void isEmptyForAProcessThatIsGone() {
    assertEquals(Set.of(), PROCESSES.tree(12345));
  }

  private static Set<Long> pids(Set<ProcessStat> tree) {
    return tree.stream().map(ProcessStat::pid).collect(Collectors.toSet());
  }
}
