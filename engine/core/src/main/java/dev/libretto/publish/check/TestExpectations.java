package dev.libretto.publish.check;

import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.TestDefinition.Action;
import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import java.util.Arrays;

/** A test expects something, and something that can be. */
final class TestExpectations implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var test : names.definition().tests()) {
      var then = test.then();
      if (then.rows() == null && then.row() == null && !then.refusal()) {
        findings.error(
            DefinitionCode.NOTHING_EXPECTED,
            then.at(),
            "Test `" + test.name() + "` expects nothing.",
            "Say what must come of the request: rows, row, denied or problem.");
      }
      problem(test, findings);
      contradictions(test, findings);
    }
  }

  private static void problem(TestDefinition test, Findings findings) {
    var code = test.then().problem();
    var known = Arrays.stream(RequestCode.values()).map(RequestCode::code).toList();
    if (code != null && !known.contains(code)) {
      findings.error(
          DefinitionCode.UNKNOWN_PROBLEM,
          test.then().at().child("problem"),
          "No request is refused with `" + code + "`.",
          Suggestion.hint(code, known).orElse("The codes of requests are LIB-7xx and LIB-8xx."));
    }
  }

  private static void contradictions(TestDefinition test, Findings findings) {
    var then = test.then();
    if (then.refusal() && then.rows() != null) {
      contradiction(
          then.at().child("rows"),
          "A request that is refused has no rows.",
          "Leave out `rows`, or what refuses.",
          findings);
    }
    for (var action : test.when()) {
      boolean reads = action instanceof Action.Read;
      if (then.rows() instanceof Json.Arr && !reads) {
        contradiction(
            then.at().child("rows"),
            "Only a reading has rows to look at.",
            "Give their number, and the row afterwards as `row`.",
            findings);
      }
      if (then.row() != null && reads) {
        contradiction(
            then.at().child("row"),
            "A reading is about no row in particular.",
            "Expect `rows`.",
            findings);
      }
      if (then.row() != null && then.refusal() && action instanceof Action.Create) {
        contradiction(
            then.at().child("row"),
            "A creation that is refused leaves no row.",
            "Leave out `row`, or what refuses.",
            findings);
      }
    }
  }

  private static void contradiction(Pointer at, String message, String hint, Findings findings) {
    findings.error(DefinitionCode.CONTRADICTORY_EXPECTATION, at, message, hint);
  }
}
