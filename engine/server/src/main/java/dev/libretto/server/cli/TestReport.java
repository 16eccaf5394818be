package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.problem.DefinitionCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an engine's answer to a dry run says of each test of a definition. */
record TestReport(List<One> tests) {

  private static final Pattern PLACE = Pattern.compile("/tests/(\\d{1,3})(/.*)?");

  TestReport {
    tests = List.copyOf(tests);
  }

  /** A test and, when it failed, its problem as the engine tells it. */
  record One(String name, @Nullable JsonNode problem) {}

  /** Whether an answer is about the tests at all: they were performed, and it is known how. */
  static boolean isIn(PublishAnswer answer) {
    if (answer.accepted()) {
      return true;
    }
    for (var problem : answer.body().path("error").path("details")) {
      if (is(problem, DefinitionCode.TEST_FAILED) || is(problem, DefinitionCode.TESTS_TOO_LONG)) {
        return true;
      }
    }
    return false;
  }

  /** Reads it; the names are those of the tests in their order. */
  static TestReport of(List<String> names, PublishAnswer answer) {
    var problems = new ArrayList<@Nullable JsonNode>();
    names.forEach(name -> problems.add(null));
    for (var problem : answer.body().path("error").path("details")) {
      var place = PLACE.matcher(problem.path("pointer").asText());
      int index = place.matches() ? Integer.parseInt(place.group(1)) : names.size();
      if (index < names.size() && is(problem, DefinitionCode.TEST_FAILED)) {
        problems.set(index, problem);
      } else if (is(problem, DefinitionCode.TESTS_TOO_LONG)) {
        // Nor were those after it performed.
        for (int i = index; i < names.size(); i++) {
          problems.set(i, problem);
        }
      }
    }
    var tests = new ArrayList<One>();
    for (int i = 0; i < names.size(); i++) {
      tests.add(new One(names.get(i), problems.get(i)));
    }
    return new TestReport(tests);
  }

  private static boolean is(JsonNode problem, DefinitionCode code) {
    return problem.path("code").asText().equals(code.code());
  }

  /** Only the tests with this in their names, in whatever case. */
  TestReport named(String part) {
    var wanted = part.toLowerCase(Locale.ROOT);
    return new TestReport(
        tests.stream()
            .filter(test -> test.name().toLowerCase(Locale.ROOT).contains(wanted))
            .toList());
  }

  long failed() {
    return tests.stream().filter(test -> test.problem() != null).count();
  }

  /** For a person: a line for each test, and why it failed. */
  void tell(String file, PrintWriter out) {
    for (var test : tests) {
      var problem = test.problem();
      out.println((problem == null ? "✓ " : "✗ ") + test.name());
      if (problem != null) {
        out.println(
            "    "
                + file
                + ":"
                + problem.path("line").asText("1")
                + ":"
                + problem.path("column").asText("1")
                + ": "
                + problem.path("code").asText()
                + " "
                + problem.path("message").asText());
        if (!problem.path("hint").asText("").isEmpty()) {
          out.println("    " + problem.path("hint").asText());
        }
      }
    }
    out.println(
        (tests.size() == 1 ? "1 test" : tests.size() + " tests") + ", " + failed() + " failed");
  }

  /** For a program. */
  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("passed", tests.size() - failed());
    json.put("failed", failed());
    var array = json.putArray("tests");
    for (var test : tests) {
      var one = array.addObject().put("name", test.name()).put("passed", test.problem() == null);
      if (test.problem() != null) {
        one.set("problem", test.problem());
      }
    }
    return json;
  }
}
