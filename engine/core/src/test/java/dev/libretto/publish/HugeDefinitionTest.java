package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Problem;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.report.ProblemJson;
import dev.libretto.publish.report.ProblemText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to exhaust the engine are answered with a problem, soon. */
@Timeout(60)
final class HugeDefinitionTest {

  private static final int FOUR_MIB = 4 * 1024 * 1024;

  @Test
  void refusesFiftyMegabytesOfBracketsUnread() {
    var brackets = new byte[50_000_000];
    Arrays.fill(brackets, (byte) '[');

    assertEquals(List.of(DefinitionCode.FILE_TOO_LARGE), codes(brackets));
  }

  @Test
  void refusesFourMegabytesOfBracketsByTheirDepth() {
    assertEquals(List.of(DefinitionCode.TOO_DEEP), codes("[".repeat(FOUR_MIB)));
    assertEquals(List.of(DefinitionCode.TOO_DEEP), codes("{\"x\":".repeat(FOUR_MIB / 5)));
  }

  @Test
  void refusesMillionsOfValues() {
    assertEquals(
        List.of(DefinitionCode.TOO_MANY_VALUES), codes("[" + "0,".repeat(FOUR_MIB / 2 - 2) + "0]"));
  }

  @Test
  void boundsTheAnswerToManyProblems() {
    String keys =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"k" + i + "\":0")
            .collect(Collectors.joining(",", "{", "}"));

    var found = DefinitionProblems.of("app.json", bytes(keys));

    assertEquals(501, found.problems().size());
    assertEquals(DefinitionCode.TOO_MANY_PROBLEMS, found.problems().getLast().code());
    assertTrue(found.problems().getLast().message().startsWith("99503 further problems"));
    assertTrue(new ProblemText(false).render(found.problems(), found.text()).length() < 400_000);
    assertEquals(501, ProblemJson.of(found.problems()).items().size());
  }

  @Test
  void boundsTheAnswerToLongKeysAndDeepPaths() {
    String key = "\"" + "k".repeat(60_000) + "\":";
    String text = ("{" + key).repeat(60) + "\"\\u0000\"" + "}".repeat(60);

    var found = DefinitionProblems.of("app.json", bytes(text));

    assertEquals(61, found.problems().size());
    assertTrue(found.problems().getLast().place().pointer().text().length() < 20_000);
  }

  @Test
  void readsLongStringsAndNumbers() {
    assertEquals(List.of(DefinitionCode.WRONG_TYPE), codes("\"" + "a".repeat(FOUR_MIB - 2) + "\""));
    assertEquals(
        List.of(DefinitionCode.WRONG_TYPE), codes("\"" + "\\n".repeat(FOUR_MIB / 2 - 1) + "\""));
    assertEquals(List.of(DefinitionCode.INEXACT_NUMBER), codes("9".repeat(FOUR_MIB)));
    assertEquals(List.of(DefinitionCode.INEXACT_NUMBER), codes("0." + "9".repeat(FOUR_MIB - 2)));
    assertEquals(List.of(DefinitionCode.INEXACT_NUMBER), codes("1e" + "9".repeat(FOUR_MIB - 2)));
  }

  @Test
  void takesKeysThatHashAlike() {
    // "Aa" and "BB" have the same hash code, and so have all sequences of them.
    String keys =
        IntStream.range(0, 1 << 14)
            .mapToObj(i ->
                "\"x-"
                    + IntStream.range(0, 14)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining())
                    + "\":0")
            .collect(Collectors.joining(","));

    assertEquals(
        List.of(),
        codes("{\"format\":\"app/1\",\"app\":{\"name\":\"a\"},\"tables\":[]," + keys + "}"));
  }

  @Test
  void takesADefinitionAtItsLimits() {
    String fields =
        IntStream.range(0, 200)
            .mapToObj(i -> "{\"name\":\"f" + i + "\",\"type\":\"integer\"}")
            .collect(Collectors.joining(","));
    String tables =
        IntStream.range(0, 200)
            .mapToObj(i -> "{\"name\":\"t" + i + "\",\"fields\":[" + fields + "]}")
            .collect(Collectors.joining(","));

    var loading =
        Load.load(
            "app.json",
            bytes("{\"format\":\"app/1\",\"app\":{\"name\":\"a\"},\"tables\":[" + tables + "]}"));

    assertFalse(loading instanceof Loading.Refused);
  }

  private static List<DefinitionCode> codes(String text) {
    return codes(bytes(text));
  }

  private static List<DefinitionCode> codes(byte[] bytes) {
    var found = DefinitionProblems.of("app.json", bytes);
    new ProblemText(true).render(found.problems(), found.text());
    return found.problems().stream().map(Problem::code).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
