package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.testkit.scenario.Scenario.Change;
import dev.libretto.testkit.scenario.Scenario.Edits;
import dev.libretto.testkit.scenario.Scenario.Expected;
import dev.libretto.testkit.scenario.Scenario.Person;
import dev.libretto.testkit.scenario.Scenario.SignIn;
import dev.libretto.testkit.scenario.Scenario.Step;
import dev.libretto.testkit.scenario.Scenario.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scenario files. What is not understood is refused: a key misspelt would check nothing. */
public final class ScenarioReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Map<String, SignIn> SIGN_INS =
      Map.of(
          "invitation", SignIn.INVITATION,
          "link", SignIn.LINK,
          "signUp", SignIn.SIGN_UP,
          "key", SignIn.KEY);

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS");

  private ScenarioReader() {}

  /**
   * Reads a file.
   *
   * @throws ScenarioFailure with the place of the first thing that is not understood
   */
  public static Scenario read(Path file) {
    try {
      return read(file.normalize().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Scenario read(String file, String text) {
    var root = new StrictObject(file, "", json(file, text));
    var name = root.text("scenario");
    root.json("about");
    var data = root.bool("data");
    var people = root.objects("people").stream().map(ScenarioReader::person).toList();
    var names = names(root, people);
    var steps = new ArrayList<Step>();
    for (var step : root.objects("steps")) {
      steps.add(step(step, names));
    }
    root.end();
    if (steps.isEmpty()) {
      throw root.fault("steps", "a scenario has at least one step");
    }
    return new Scenario(file, name, data, people, steps);
  }

  private static JsonNode json(String file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw ScenarioFailure.inFile(
          file + ":" + at.getLineNr() + ":" + at.getColumnNr(), "", e.getOriginalMessage());
    }
  }

  private static Person person(StrictObject from) {
    var name = from.text("name");
    var signIn = SignIn.NONE;
    var roles = from.texts("roles");
    var scopes = from.texts("scopes");
    var neverSees = from.texts("neverSees");
    if (!name.matches("[a-z][A-Za-z0-9]*") || name.equals(Scenario.BUILDER)) {
      throw from.fault("name", "a name is letters and digits, and nobody is called builder");
    }
    if (from.has("signIn") || !name.equals(Scenario.ANONYMOUS)) {
      var word = from.text("signIn");
      signIn = SIGN_INS.getOrDefault(word, SignIn.NONE);
      if (signIn == SignIn.NONE || name.equals(Scenario.ANONYMOUS)) {
        throw from.fault("signIn", "one of " + SIGN_INS.keySet().stream().sorted().toList());
      }
    }
    if ((signIn == SignIn.KEY) == scopes.isEmpty()) {
      throw from.fault("scopes", "a key has scopes and nobody else");
    }
    if (!roles.isEmpty() && (signIn == SignIn.NONE || signIn == SignIn.SIGN_UP)) {
      throw from.fault("roles", "nobody has given them roles");
    }
    plain(from, "neverSees", neverSees);
    from.end();
    return new Person(name, signIn, roles, scopes, neverSees);
  }

  private static Set<String> names(StrictObject root, List<Person> people) {
    var names = new HashSet<>(Set.of(Scenario.ANONYMOUS, Scenario.BUILDER));
    var own = new HashSet<String>();
    for (var person : people) {
      if (!own.add(person.name())) {
        throw root.fault("people", "there are two called " + person.name());
      }
    }
    names.addAll(own);
    return names;
  }

  private static Step step(StrictObject from, Set<String> people) {
    var name = from.text("step");
    var as = from.has("as") ? as(from) : List.of(Scenario.ANONYMOUS);
    as.stream()
        .filter(who -> !people.contains(who))
        .findFirst()
        .ifPresent(who -> {
          throw from.fault("as", "nobody is called " + who + "; there are " + people);
        });
    var console = from.has("console");
    if (console == from.has("request")) {
      throw from.fault("request", "exactly one of request and console is required");
    }
    var key = console ? "console" : "request";
    var line = from.text(key).split(" ", 2);
    if (line.length != 2 || !METHODS.contains(line[0]) || !line[1].startsWith("/")) {
      throw from.fault(key, "a method and a path, such as GET /rest/v1/deal");
    }
    var headers = from.textMap("headers");
    var body = from.json("body");
    var definition = from.has("definition") ? edits(from.object("definition")) : null;
    if (body != null && definition != null) {
      throw from.fault("definition", "there is a body already");
    }
    var expected = expected(from.object("expect"));
    var forbidden = from.texts("forbidden");
    plain(from, "forbidden", forbidden);
    var written = from.objects("written").stream().map(ScenarioReader::written).toList();
    var capture = from.textMap("capture");
    from.end();
    return new Step(
        name,
        as,
        console,
        line[0],
        line[1],
        headers,
        body,
        definition,
        expected,
        forbidden,
        written,
        capture);
  }

  private static List<String> as(StrictObject from) {
    var who = from.json("as");
    return who != null && who.isArray() ? from.texts("as") : List.of(from.text("as"));
  }

  /** JSON and HTML write other characters in their own ways, and would hide what is looked for. */
  private static void plain(StrictObject from, String key, List<String> fragments) {
    for (var fragment : fragments) {
      if (fragment.length() < 3 || fragment.matches("(?s).*[\"'\\\\<>&/\\p{Cntrl}].*")) {
        throw from.fault(
            key,
            "a fragment has at least three characters and none that JSON or HTML escape: "
                + fragment);
      }
    }
  }

  private static Expected expected(StrictObject from) {
    var status = from.integer("status");
    var headers = from.map("headers");
    var body = from.json("body");
    var contains = from.texts("contains");
    from.end();
    return new Expected(status, headers, body, contains);
  }

  private static Written written(StrictObject from) {
    @Nullable Written written = null;
    for (var change : Change.values()) {
      if (from.has(change.word())) {
        if (written != null) {
          throw from.fault(change.word(), "one entry says what became of one row");
        }
        var row = from.json("row");
        written =
            new Written(
                change, from.text(change.word()), row == null ? JSON.createObjectNode() : row);
      }
    }
    from.has("row");
    from.end();
    if (written == null) {
      throw from.fault("", "created, updated or deleted is required, with the name of a table");
    }
    return written;
  }

  private static Edits edits(StrictObject from) {
    var set = from.map("set");
    var add = from.map("add");
    var remove = from.texts("remove");
    from.end();
    return new Edits(set, add, remove);
  }
}
