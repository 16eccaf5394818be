package dev.libretto.publish.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.TestDefinition.Expectation;
import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what came of the request of a test with what its author expects. */
final class Judgement {

  /** Who may not do something is told so, or is told that there is no such row. */
  private static final Set<RequestCode> DENIALS =
      Set.of(
          RequestCode.NOT_SIGNED_IN,
          RequestCode.FORBIDDEN,
          RequestCode.FIELD_FORBIDDEN,
          RequestCode.TRANSITION_FORBIDDEN,
          RequestCode.ROW_NOT_FOUND);

  private static final int LONGEST_HINT = 400;

  private final TestDefinition test;
  private final Expectation then;
  private final Table table;
  private final Labelled labelled;

  Judgement(TestDefinition test, Table table, Labelled labelled) {
    this.test = test;
    this.then = test.then();
    this.table = table;
    this.labelled = labelled;
  }

  /**
   * Judges.
   *
   * @param after the row the request was about as it is afterwards: one row, or none
   */
  Verdict of(Answer answer, Answer after) {
    var verdict =
        switch (answer) {
          case Answer.Turned turned -> turned(turned);
          case Answer.Performed performed -> performed(performed);
        };
    return verdict instanceof Verdict.Green && then.row() != null ? row(after) : verdict;
  }

  private Verdict turned(Answer.Turned turned) {
    var code = turned.refusal().code();
    if (!then.refusal()) {
      return red(then.at(), "The request should be performed, but was refused", turned.words());
    }
    if (then.denied() && !DENIALS.contains(code)) {
      return red(
          then.at().child("denied"),
          "The rules should not allow the request, but it was refused for another reason",
          turned.words());
    }
    var problem = then.problem();
    boolean named =
        problem == null
            || code.code().equals(problem)
            || turned.refusal().fields().stream()
                .anyMatch(fault -> fault.code().code().equals(problem));
    return named
        ? new Verdict.Green()
        : red(
            then.at().child("problem"),
            "The request should be refused with " + problem + ", but came to " + code.code(),
            turned.words());
  }

  private Verdict performed(Answer.Performed performed) {
    if (then.refusal()) {
      return red(
          then.at(),
          then.problem() == null
              ? "The rules should not allow the request, but it was performed"
              : "The request should be refused with " + then.problem() + ", but it was performed",
          performed.count() == 0
              ? "no row. Rules that hide rows refuse no reading: then expect 0 rows."
              : counted(performed.count()).strip() + ".");
    }
    return switch (then.rows()) {
      case Json.Num(var expected) when expected.intValue() != performed.count() ->
          count(expected.intValue(), performed);
      case Json.Arr(var expected) when expected.size() != performed.count() ->
          count(expected.size(), performed);
      case Json.Arr(var expected) -> rows(expected, performed.rows());
      case null, default -> new Verdict.Green();
    };
  }

  private Verdict count(int expected, Answer.Performed performed) {
    return red(
        then.at().child("rows"),
        counted(expected) + "should come, but there are " + performed.count(),
        performed.rows().isEmpty() ? null : performed.rows().toString());
  }

  private static String counted(int rows) {
    return rows == 1 ? "1 row " : rows + " rows ";
  }

  private Verdict rows(List<Json> expected, JsonNode found) {
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) instanceof Json.Obj row) {
        var difference = PartialRow.difference(table, labelled.values(row, table), found.get(i));
        if (difference.isPresent()) {
          return red(then.at().child("rows").child(i), difference.get(), found.get(i).toString());
        }
      }
    }
    return new Verdict.Green();
  }

  private Verdict row(Answer after) {
    var at = then.at().child("row");
    var found = after instanceof Answer.Performed performed ? performed.rows().path(0) : null;
    if (found == null || found.isMissingNode()) {
      return then.row() instanceof Json.Null
          ? new Verdict.Green()
          : red(at, "The row should be there afterwards, but is gone", null);
    }
    if (!(then.row() instanceof Json.Obj expected)) {
      return red(at, "The row should be gone afterwards, but is there", found.toString());
    }
    return PartialRow.difference(table, labelled.values(expected, table), found)
        .<Verdict>map(difference -> red(at, difference, found.toString()))
        .orElseGet(Verdict.Green::new);
  }

  private Verdict red(Pointer at, String message, @Nullable String came) {
    return Verdict.Red.failed(
        at,
        labelled.shown("Test `" + test.name() + "`: " + message + "."),
        came == null ? null : shortened("It came to: " + labelled.shown(came)));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_HINT ? text : text.substring(0, LONGEST_HINT) + "…";
  }
}
