package dev.libretto.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessStatTest {

  @Test
  void addsTheTimeOfEndedChildren() {
    var stat = ProcessStat.parse("812 (java) S 1 812 812 0 -1 0 9 8 7 6 100 20 3 4 20 0 30 0 55");

    assertEquals(new ProcessStat(812, "java", 1, 127), stat);
  }

  @Test
  void isNotConfusedByTheCommand() {
    var stat = ProcessStat.parse("7 (a) R (b) 9) S 5 7 7 0 -1 0 0 0 0 0 1 2 3 4 20 0 1 0 0");

    assertEquals(new ProcessStat(7, "a) R (b) 9", 5, 10), stat);
  }

  @Test
  void readsItself() {
    var self = ProcessHandle.current();

    var stat = ProcessStat.read(Path.of("/proc"), self.pid()).orElseThrow();

    assertEquals(self.parent().orElseThrow().pid(), stat.parent());
    assertTrue(stat.ticks() > 0);
  }

  @Test
  void isEmptyForAProcessThatIsGone() {
    assertTrue(ProcessStat.read(Path.of("/proc"), Long.MAX_VALUE).isEmpty());
  }
}
