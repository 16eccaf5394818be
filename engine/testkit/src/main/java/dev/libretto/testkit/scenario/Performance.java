package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.libretto.testkit.scenario.Scenario.Step;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Performs a scenario on a stage. Everything is asked for over HTTP, and after each step the rows
 * of all tables are compared with what they were before it.
 */
public final class Performance {

  private final Scenario scenario;
  private final Stage stage;
  private final Names names;
  private final Cast cast;
  private final Map<String, List<String>> neverSees = new LinkedHashMap<>();

  /** Fragments that have been nowhere yet: that nobody is shown them would mean nothing. */
  private final Set<String> nowhere = new LinkedHashSet<>();

  /** Fragments that have been somewhere. */
  private final Set<String> somewhere = new LinkedHashSet<>();

  private Holdings holdings;

  private Performance(Scenario scenario, Stage stage) {
    this.scenario = scenario;
    this.stage = stage;
    this.names = new Names(ZoneId.of(stage.definition().at("/app/timeZone").asText("UTC")));
    names.put("app", stage.base());
    this.cast = Cast.signedIn(stage, scenario.people(), names);
    for (var person : scenario.people()) {
      neverSees.put(person.name(), person.neverSees());
      nowhere.addAll(person.neverSees());
    }
    scenario.steps().stream()
        .flatMap(step -> step.forbidden().stream())
        .filter(fragment -> !fragment.contains("${"))
        .forEach(nowhere::add);
    this.holdings = Holdings.of(cast.actor(Scenario.BUILDER));
    noticed(holdings.toString());
    noticed(stage.definition().toString());
  }

  /**
   * Performs it.
   *
   * @throws ScenarioFailure with the file, the step, what was expected and what came
   */
  public static void of(Scenario scenario, Stage stage) {
    var performance = begin(scenario, stage);
    for (int i = 0; i < scenario.steps().size(); i++) {
      performance.step(i + 1, scenario.steps().get(i));
    }
    performance.end();
  }

  private static Performance begin(Scenario scenario, Stage stage) {
    try {
      return new Performance(scenario, stage);
    } catch (ScenarioFailure failure) {
      throw new ScenarioFailure(
          scenario.file() + " before the first step: " + failure.getMessage());
    }
  }

  private void step(int number, Step step) {
    for (var who : step.as()) {
      var where = "%s: step %d, \"%s\", as %s".formatted(scenario.file(), number, step.name(), who);
      try {
        var path = names.fill(step.path());
        var reply = ask(step, who, path);
        var faults = faults(step, who, reply);
        if (!faults.isEmpty()) {
          throw new ScenarioFailure(
              "\n  - "
                  + String.join("\n  - ", faults)
                  + "\n"
                  + step.method()
                  + " "
                  + path
                  + "\n\n"
                  + reply);
        }
        capture(step, reply);
      } catch (ScenarioFailure failure) {
        throw new ScenarioFailure(where + ": " + failure.getMessage());
      }
    }
  }

  private Reply ask(Step step, String who, String path) {
    var headers = new LinkedHashMap<String, String>();
    step.headers().forEach((name, value) -> headers.put(name, names.fill(value)));
    JsonNode body = step.body() == null ? null : names.fill(step.body());
    if (step.definition() != null) {
      body = Edit.of(stage.definition(), step.definition());
      noticed(body.toString());
    }
    var actor = cast.actor(who);
    return step.console()
        ? actor.office(step.method(), path, headers, body)
        : actor.app(step.method(), path, headers, body);
  }

  private List<String> faults(Step step, String who, Reply reply) {
    var faults = new ArrayList<String>();
    var expected = step.expected();
    if (reply.status() != expected.status()) {
      faults.add("expected status " + expected.status() + ", got " + reply.status());
    }
    expected
        .headers()
        .forEach((name, value) -> {
          var actual = reply.header(name).map(TextNode::valueOf).orElse(null);
          Match.differences(names.fill(value), actual)
              .forEach(difference -> faults.add("header " + name + ": " + difference));
        });
    if (expected.body() != null) {
      var body = reply.json().orElse(null);
      Match.differences(names.fill(expected.body()), body)
          .forEach(difference -> faults.add("body: " + difference));
    }
    expected.contains().stream()
        .map(names::fill)
        .filter(fragment -> !reply.body().contains(fragment))
        .forEach(fragment -> faults.add("expected somewhere in the body: " + fragment));
    forbid(step, who, reply, faults);
    written(step, faults);
    return faults;
  }

  private void forbid(Step step, String who, Reply reply, List<String> faults) {
    var forbidden = new ArrayList<>(neverSees.getOrDefault(who, List.of()));
    step.forbidden().stream().map(names::fill).forEach(forbidden::add);
    nowhere.addAll(forbidden);
    nowhere.removeAll(somewhere);
    noticed(holdings.toString());
    for (var fragment : forbidden) {
      if (reply.holds(fragment)) {
        faults.add(who + " must not be shown: " + fragment);
      }
    }
    noticed(reply.head() + reply.body());
  }

  private void written(Step step, List<String> faults) {
    var after = Holdings.of(cast.actor(Scenario.BUILDER));
    var expected =
        step.written().stream()
            .map(w -> new Scenario.Written(w.change(), w.table(), names.fill(w.row())))
            .toList();
    Holdings.faults(expected, holdings.until(after)).forEach(fault -> faults.add("rows: " + fault));
    holdings = after;
    noticed(after.toString());
  }

  private void noticed(String text) {
    nowhere.stream().filter(text::contains).forEach(somewhere::add);
    nowhere.removeAll(somewhere);
  }

  private void capture(Step step, Reply reply) {
    step.capture()
        .forEach((name, place) -> {
          if (place.startsWith("header:")) {
            var header = place.substring("header:".length());
            names.put(
                name,
                reply
                    .header(header)
                    .orElseThrow(
                        () -> new ScenarioFailure("no header " + header + " in\n" + reply)));
          } else {
            var value = reply.json().map(json -> json.at(place));
            if (value.isEmpty() || value.get().isMissingNode()) {
              throw new ScenarioFailure("nothing at " + place + " of\n" + reply);
            }
            names.put(name, value.get());
          }
        });
  }

  private void end() {
    if (!nowhere.isEmpty()) {
      throw new ScenarioFailure(
          scenario.file()
              + ": nobody may see "
              + nowhere
              + ", but it was never anywhere in the app: what is forbidden must be there");
    }
  }
}
