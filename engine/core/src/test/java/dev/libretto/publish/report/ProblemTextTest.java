package dev.libretto.publish.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.json.JsonText;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Place;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.load.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProblemTextTest {

  @Test
  void showsTheLineAndUnderlinesTheFault() {
    var source = new SourceText("app.json", "{\n  \"titleField\": \"tite\"\n}");

    assertEquals(
        """
        app.json:2:17: error LIB-301: No such field.
            2 |   "titleField": "tite"
              |                 ^^^^^^
              = at /titleField
              = hint: Did you mean `title`?
        """,
        new ProblemText(false).render(problem(2, 17, 6, "Did you mean `title`?"), source));
  }

  @Test
  void coloursWhenAsked() {
    var source = new SourceText("app.json", "ab");

    assertEquals(
        """
        app.json:1:2: RED(error LIB-301): No such field.
        BLUE(    1 | )ab
        BLUE(      | ) RED(^)
        BLUE(      = )at /titleField
        """
            .replace("RED(", "\u001b[1;31m")
            .replace("BLUE(", "\u001b[34m")
            .replace(")", "\u001b[0m"),
        new ProblemText(true).render(problem(1, 2, 1, null), source));
  }

  @Test
  void cutsLongLinesAroundTheFault() {
    var window = LineWindow.around("x".repeat(500) + "FAULT" + "y".repeat(500), 501, 5);

    assertEquals("…" + "x".repeat(40) + "FAULT" + "y".repeat(55) + "…", window.text());
    assertEquals(41, window.indent());
    assertEquals(5, window.width());
  }

  @Test
  void showsNoTerminalTheCharactersThatSteerIt() {
    var window = LineWindow.around("a\u001b[31mb\tc\u202ed", 1, 1);

    assertEquals("a\ufffd[31mb c\ufffdd", window.text());
  }

  @Test
  void underlinesBehindTheEndOfALine() {
    var window = LineWindow.around("ab", 3, 1);

    assertEquals(new LineWindow("ab", 2, 1), window);
  }

  @Test
  void countsBySeverity() {
    var warning =
        new Problem(
            DefinitionCode.UNREADABLE_TABLE,
            Severity.WARNING,
            problem(1, 1, 1, null).place(),
            "",
            null);

    assertEquals("0 errors, 0 warnings", ProblemText.summary(List.of()));
    assertEquals(
        "1 error, 2 warnings",
        ProblemText.summary(List.of(warning, problem(1, 1, 1, null), warning)));
  }

  @Test
  void writesJsonForMachines() {
    assertEquals(
        "{\"code\":\"LIB-301\",\"severity\":\"error\",\"title\":\"Unknown field\","
            + "\"message\":\"No such field.\",\"hint\":null,\"file\":\"app.json\","
            + "\"pointer\":\"/titleField\",\"line\":2,\"column\":17,\"length\":6}",
        JsonText.of(ProblemJson.of(problem(2, 17, 6, null))));
  }

  private static Problem problem(int line, int column, int length, @Nullable String hint) {
    return new Problem(
        DefinitionCode.UNKNOWN_FIELD,
        Severity.ERROR,
        new Place("app.json", new Pointer("/titleField"), line, column, length),
        "No such field.",
        hint);
  }
}
