package dev.libretto.benchmarks.profile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordingTest {

  @Test
  void namesTheMethodThatTookTheTime() throws InterruptedException {
    var recording = Recording.of(ProcessHandle.current().pid());

    long sum = burn(Duration.ofMillis(700));
    var report = recording.report();

    assertTrue(sum != 0);
    var own = report.substring(report.indexOf("nearest own frame"));
    assertTrue(own.lines().skip(1).findFirst().orElse("").endsWith("RecordingTest.burn"), report);
  }

  private static long burn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long sum = 1;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 1000; i++) {
        sum = sum * 31 + i;
      }
    }
    return sum;
  }
}
