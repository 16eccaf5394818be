package dev.libretto.publish.report;

import dev.libretto.problem.Place;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.load.SourceText;
import java.util.List;

/**
 * Problems as text for people:
 *
 * <pre>
 * app.json:12:21: error LIB-301: Table `recipe` has no field `tite`.
 *    12 |       "titleField": "tite",
 *       |                     ^^^^^^
 *       = at /tables/0/titleField
 *       = hint: Did you mean `title`?
 * </pre>
 */
public final class ProblemText {

  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[34m";
  private static final String RESET = "\u001b[0m";

  private final boolean colours;

  /** Writes with or without terminal colours. */
  public ProblemText(boolean colours) {
    this.colours = colours;
  }

  /** All problems of one file, in the order given, an empty line between two. */
  public String render(List<Problem> problems, SourceText source) {
    return String.join("\n", problems.stream().map(problem -> render(problem, source)).toList());
  }

  /** One problem; ends with a line feed. */
  public String render(Problem problem, SourceText source) {
    Place place = problem.place();
    boolean error = problem.severity() == Severity.ERROR;
    String tint = error ? RED : YELLOW;
    var text = new StringBuilder();
    text.append(place.file() + ":" + place.line() + ":" + place.column() + ": ")
        .append(tinted(tint, (error ? "error " : "warning ") + problem.code().code()))
        .append(": " + problem.message() + "\n");
    String number = String.format("%5d", place.line());
    String margin = " ".repeat(number.length());
    var line = LineWindow.around(source.line(place.line()), place.column(), place.length());
    if (!line.text().isBlank()) {
      text.append(tinted(BLUE, number + " | ")).append(line.text() + "\n");
      text.append(tinted(BLUE, margin + " | "))
          .append(" ".repeat(line.indent()) + tinted(tint, "^".repeat(line.width())) + "\n");
    }
    if (!place.pointer().text().isEmpty()) {
      text.append(tinted(BLUE, margin + " = "))
          .append("at " + LineWindow.printable(place.pointer().text()) + "\n");
    }
    if (problem.hint() != null) {
      text.append(tinted(BLUE, margin + " = ")).append("hint: " + problem.hint() + "\n");
    }
    return text.toString();
  }

  /** How many there are of each severity, in a line: {@code 2 errors, 1 warning}. */
  public static String summary(List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    return counted(errors, "error") + ", " + counted(problems.size() - errors, "warning");
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private String tinted(String tint, String text) {
    return colours ? tint + text + RESET : text;
  }
}
