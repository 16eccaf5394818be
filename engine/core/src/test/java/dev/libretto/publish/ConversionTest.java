package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.ChangeClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of values when their field gets another type; {@code -} is no value. */
final class ConversionTest {

  private static final String COLOURS = "'options': [{'value': 'red'}, {'value': 'blue'}]";

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          text        | integer          | 7; -12; 007; +3; ` 5 `; 1.5; x; 9007199254740992; 99999999999999999999 | 7; -12; 7; 3; 5; -; -; -; -
          text        | decimal 2        | 1; 1.50; -0.05; 1.005; 1,5; 1e3; `` | 1.00; 1.50; -0.05; -; -; -; -
          text        | money EUR        | 3.20; 3.209; free | 3.20; -; -
          text        | boolean          | true; YES; 0; no; 2; `` | true; true; false; false; -; -
          text        | date             | 2024-02-29; 2023-02-29; 2024-04-31; 0000-01-01; 24-1-1; 2100-02-29 | 2024-02-29; -; -; -; -; -
          text        | time             | 18:30; 18:30:15.5; 24:00; 7:00 | 18:30:00; 18:30:15.5; -; -
          text        | dateTime         | 2024-03-01T12:00:00Z; 2024-03-01T12:00:00+02:00; 2023-02-29T12:00:00Z; 2024-03-01 | 2024-03-01 12:00:00+00; 2024-03-01 10:00:00+00; -; -
          text        | uuid             | 0190A6E2-0000-7000-8000-000000000001; x | 0190a6e2-0000-7000-8000-000000000001; -
          text        | json             | a; `` | "a"; ""
          text        | email            | ann@example.org; ann | ann@example.org; -
          text        | url              | https://example.org/a; example.org | https://example.org/a; -
          text        | select           | red; green | red; -
          text        | multiSelect      | red; `blue, red`; `red,red`; green | {red}; {blue,red}; -; -
          longText    | text             | `a b`; `` | a b; ``
          integer     | text             | 7; -12 | 7; -12
          integer     | decimal 2        | 7; -12 | 7.00; -12.00
          integer     | boolean          | 0; 1; 2 | false; true; -
          integer     | json             | 7 | 7
          decimal 2   | integer          | 7.00; 7.50; -3.00 | 7; -; -3
          decimal 2   | decimal 1        | 7.50; 7.55 | 7.5; -
          decimal 2   | decimal 4        | 7.50 | 7.5000
          decimal 2   | text             | 7.50 | 7.50
          decimal 2   | json             | 7.50 | "7.50"
          decimal 4   | money JPY        | 7.0000; 7.5000 | 7; -
          money EUR   | money USD        | 7.50 | 7.50
          boolean     | text             | true; false | true; false
          boolean     | integer          | true; false | 1; 0
          date        | text             | 2024-02-29 | 2024-02-29
          date        | dateTime         | 2024-07-01 | 2024-06-30 22:00:00+00
          dateTime    | date             | 2024-06-30T23:30:00Z | 2024-07-01
          dateTime    | time             | 2024-06-30T23:30:00Z | 01:30:00
          dateTime    | text             | 2024-06-30T23:30:00Z | 2024-06-30T23:30:00Z
          time        | text             | 18:30:00 | 18:30:00
          select      | multiSelect      | red | {red}
          multiSelect | select           | {red}; `{red,blue}` | red; -
          multiSelect | text             | {red}; `{red,blue}` | red; red, blue
          multiSelect | json             | {red} | ["red"]
          json        | integer          | 7; "7"; {}; null | 7; 7; -; -
          json        | text             | "a"; `{"b": 1}` | a; {"b": 1}
          """)
  void convertsEachValueByItself(String from, String to, String values, String expected) {
    publishing.published(definition(from, false));
    for (var value : list(values)) {
      publishing.insert("a", "'" + value + "'");
    }
    publishing.insert("a", "NULL");

    publishing.accepted(definition(to, false));

    var all = new ArrayList<>(list(expected));
    all.add("-");
    assertEquals(all.stream().sorted().toList(), values());
  }

  @Test
  void keepsOnlyReferencesThatLeadSomewhere() {
    publishing.published(definition("uuid", false));
    publishing.insertInto("kind", "name", "'x'");
    publishing.insert("a", "(SELECT id FROM " + publishing.relation("kind") + ")");
    publishing.insert("a", "gen_random_uuid()");

    publishing.accepted(definition("relation", false));

    assertEquals(1, values().stream().filter(value -> !value.equals("-")).count());
  }

  @Test
  void tellsBeforeWhatWouldBeLost() {
    publishing.published(definition("text", false));
    for (var value : List.of("1", "2", "two", "many", "many")) {
      publishing.insert("a", "'" + value + "'");
    }

    var outcome = publishing.publish(definition("integer", false));

    var kept = assertInstanceOf(Outcome.NeedsConsent.class, outcome);
    assertEquals(Set.of(ChangeClass.MAY_LOSE_DATA), kept.missing());
    var retype = retype(kept.changes());
    assertEquals(List.of(ChangeClass.NEEDS_BACKFILL, ChangeClass.MAY_LOSE_DATA), retype.classes());
    assertEquals(
        new Assessed.Preview(2, 3, List.of("many", "two")), retype.preview().orElseThrow());
    assertEquals(1, publishing.served().version());
  }

  @Test
  void needsNoConsentWhereEveryValueHasACounterpart() {
    publishing.published(definition("text", false));
    publishing.insert("a", "'12'");

    var published = publishing.published(definition("integer", false));

    assertEquals(List.of(ChangeClass.NEEDS_BACKFILL), retype(published.changes()).classes());
    assertEquals(List.of("12"), values());
  }

  @Test
  void refusesToEmptyWhatIsRequired() {
    publishing.published(definition("text", true));
    publishing.insert("a", "'two'");
    var before = publishing.fingerprint();

    var outcome =
        TestPublishing.publish(
            publishing.engine(),
            publishing.upload(definition("integer", true)),
            TestPublishing.ALL);

    var problem = assertInstanceOf(Outcome.Rejected.class, outcome).problems().getFirst();
    assertEquals(DefinitionCode.REQUIRED_INCONVERTIBLE, problem.code());
    assertEquals("/tables/0/fields/0/type", problem.place().pointer().text());
    assertEquals(before, publishing.fingerprint());
  }

  @Test
  void saysWhichTypesNothingCanBecome() {
    publishing.published(definition("date", false));

    var problem = publishing.rejected(definition("boolean", false)).getFirst();

    assertEquals(DefinitionCode.TYPE_CHANGED, problem.code());
  }

  private static Assessed retype(List<Assessed> changes) {
    return changes.stream()
        .filter(one -> one.change() instanceof Change.RetypeField)
        .findFirst()
        .orElseThrow();
  }

  private List<String> values() {
    return publishing
        .test()
        .column(
            "SELECT coalesce(%s::text, '-') FROM %s"
                .formatted(publishing.column("recipe", "a"), publishing.relation("recipe")))
        .stream()
        .sorted()
        .toList();
  }

  private static List<String> list(String cells) {
    return Arrays.stream(cells.split(";", -1))
        .map(String::strip)
        .map(cell -> cell.startsWith("`") ? cell.substring(1, cell.length() - 1) : cell)
        .toList();
  }

  private static String definition(String type, boolean required) {
    var words = type.split(" ", -1);
    var more =
        switch (words[0]) {
          case "decimal" -> ", 'scale': " + words[1];
          case "money" -> ", 'currency': '" + words[1] + "'";
          case "select", "multiSelect" -> ", " + COLOURS;
          case "relation" -> ", 'table': 'kind'";
          default -> "";
        };
    return """
    {'format': 'app/1', 'app': {'name': 'recipes', 'timeZone': 'Europe/Berlin'}, 'tables': [
      {'name': 'recipe', 'fields': [{'name': 'a', 'type': '%s', 'required': %s%s}]},
      {'name': 'kind', 'fields': [{'name': 'name', 'type': 'text'}]}]}
    """
        .formatted(words[0], required, more);
  }
}
