package dev.libretto.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void readsTheLineOfThatLabel() {
    var lines = List.of("VmPeak:\t  999999 kB", "VmRSS:\t  204800 kB", "Threads:\t30");

    assertEquals(Optional.of(204_800L), Machine.kibibytes(lines, "VmRSS:"));
    assertEquals(Optional.empty(), Machine.kibibytes(lines, "VmSwap:"));
  }

  @Test
  void knowsItsOwnMemory() {
    assertTrue(Machine.residentMegabytes(ProcessHandle.current().pid()) > 10);
    assertEquals(0, Machine.residentMegabytes(Long.MAX_VALUE));
  }

  @Test
  void countsTicksAsTheSystemDoes() throws Exception {
    var getconf = new ProcessBuilder("getconf", "CLK_TCK").start();

    var said =
        new String(
            getconf.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);

    assertEquals(Machine.TICKS_PER_SECOND, Double.parseDouble(said.strip()));
  }
}
