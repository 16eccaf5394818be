package dev.libretto.publish.report;

import dev.libretto.json.Json;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;

/** Problems as JSON, for programs and editors. */
public final class ProblemJson {

  private ProblemJson() {}

  /** A list of problems, in the order given. */
  public static Json.Arr of(List<Problem> problems) {
    return new Json.Arr(problems.stream().<Json>map(ProblemJson::of).toList());
  }

  /**
   * One problem: code, severity, title, message, hint (null where there is none), file, pointer,
   * line, column and length.
   */
  public static Json.Obj of(Problem problem) {
    var members = new LinkedHashMap<String, Json>();
    members.put("code", Json.of(problem.code().code()));
    members.put("severity", Json.of(problem.severity() == Severity.ERROR ? "error" : "warning"));
    members.put("title", Json.of(problem.code().title()));
    members.put("message", Json.of(problem.message()));
    members.put("hint", problem.hint() == null ? Json.NULL : Json.of(problem.hint()));
    members.put("file", Json.of(problem.place().file()));
    members.put("pointer", Json.of(problem.place().pointer().text()));
    members.put("line", Json.of(problem.place().line()));
    members.put("column", Json.of(problem.place().column()));
    members.put("length", Json.of(problem.place().length()));
    return new Json.Obj(members);
  }
}
