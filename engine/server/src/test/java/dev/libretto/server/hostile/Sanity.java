package dev.libretto.server.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.Answer;

/** What every answer is, whatever was asked. */
final class Sanity {

  private Sanity() {}

  /** The answer is no mistake of the engine and shows nothing of its inside. */
  static void assertSane(String what, Answer answer) {
    assertTrue(answer.status() >= 200 && answer.status() < 500, () -> what + "\n" + answer);
    var text = answer.text();
    for (var inside :
        new String[] {
          "Exception", "dev.libretto", "io.vertx", "java.", "PgException", "\"app_", "SELECT "
        }) {
      assertFalse(text.contains(inside), () -> what + " shows " + inside + "\n" + answer);
    }
    if (answer.status() >= 400 && answer.header("Content-Type").contains("json")) {
      answer.json();
    }
  }
}
