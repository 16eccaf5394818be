package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The instant of a test is one the calendar has. */
final class TestInstants implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var test : names.definition().tests()) {
      if (test.now() != null && !isInstant(test.now())) {
        findings.error(
            DefinitionCode.UNREADABLE_INSTANT,
            test.at().child("now"),
            "There is no instant `" + test.now() + "`.",
            "Write one as in 2026-03-01T09:00:00Z.");
      }
    }
  }

  private static boolean isInstant(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }
}
