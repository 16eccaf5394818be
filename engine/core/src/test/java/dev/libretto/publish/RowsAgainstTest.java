package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.problem.DefinitionCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that rows can stand against are refused with their number, and made without them. */
final class RowsAgainstTest {

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "{'name': 'a', 'type': 'text'}",
            "{'name': 'a', 'type': 'text'}, {'name': 'b', 'type': 'date', 'required': true}",
            "'x'",
            DefinitionCode.REQUIRED_WITHOUT_DEFAULT,
            "In 2 rows of `recipe` the new required field `b` would have no value."),
        change(
            "{'name': 'a', 'type': 'text'}",
            "{'name': 'a', 'type': 'text', 'required': true}",
            "NULL",
            DefinitionCode.ROWS_WITHOUT_VALUE,
            "In 2 rows of `recipe` `a`, which is to be required, has no value."),
        bound("'type': 'text'", "'minLength': 4", "'äöü'"),
        bound("'type': 'longText'", "'maxLength': 2", "'äöü'"),
        bound("'type': 'text'", "'pattern': '^[0-9]+$'", "'12a'"),
        bound("'type': 'integer'", "'minimum': 5", "4"),
        bound("'type': 'integer'", "'maximum': 5", "6"),
        bound("'type': 'integer'", "'multipleOf': 3", "-4"),
        bound("'type': 'decimal'", "'minimum': '0.5'", "0.49"),
        bound("'type': 'money', 'currency': 'EUR'", "'maximum': '10'", "10.01"),
        bound("'type': 'date'", "'minimum': '2026-01-01'", "'2025-12-31'"),
        bound("'type': 'date'", "'maximum': '2026-01-01'", "'2026-01-02'"),
        bound(
            "'type': 'multiSelect', 'options': [{'value': 'x'}, {'value': 'y'}]",
            "'minItems': 1",
            "'{}'"),
        bound(
            "'type': 'multiSelect', 'options': [{'value': 'x'}, {'value': 'y'}]",
            "'maxItems': 1",
            "'{x,y}'"),
        change(
            "{'name': 'a', 'type': 'select', 'options': [{'value': 'x'}, {'value': 'y'}]}",
            "{'name': 'a', 'type': 'select', 'options': [{'value': 'y'}]}",
            "'x'",
            DefinitionCode.OPTION_IN_USE,
            "In 2 rows of `recipe` the value of `a` is no option any longer (`x`)."),
        change(
            "{'name': 'a', 'type': 'multiSelect', 'options': [{'value': 'x'}, {'value': 'y'}]}",
            "{'name': 'a', 'type': 'multiSelect', 'options': [{'value': 'y'}]}",
            "'{y,x}'",
            DefinitionCode.OPTION_IN_USE,
            "In 2 rows of `recipe` the value of `a` is no option any longer (`x`)."),
        change(
            "{'name': 'a', 'type': 'text'}",
            "{'name': 'a', 'type': 'text'}], 'unique': [{'fields': ['a']}",
            "'x'",
            DefinitionCode.ROWS_NOT_UNIQUE,
            "In 2 rows of `recipe` `a` is as in another row."),
        change(
            "{'name': 'a', 'type': 'integer', 'required': true}",
            "{'name': 'a', 'type': 'integer', 'required': true},"
                + "{'name': 'b', 'type': 'integer', 'required': true, 'default': 5}],"
                + "'checks': [{'name': 'less', 'rule': 'row.a < row.b', 'message': 'Less.'}",
            "6",
            DefinitionCode.ROWS_BREAK_CHECK,
            "In 2 rows of `recipe` the check `less` does not hold."));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void refusesTheChangeWhileThereAreSuchRows(
      String before, String after, String value, DefinitionCode code, String message) {
    publishing.published(definition(before));
    publishing.insert("a", value);
    publishing.insert("a", value);
    var fingerprint = publishing.fingerprint();

    var problem = publishing.rejected(definition(after)).getFirst();

    assertEquals(code, problem.code());
    assertEquals(message, problem.message());
    assertEquals(fingerprint, publishing.fingerprint());
    assertEquals(1, publishing.served().version());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void makesTheChangeOnceTheRowsAreGone(String before, String after, String value) {
    publishing.published(definition(before));
    publishing.insert("a", value);
    publishing.test().query("DELETE FROM " + publishing.relation("recipe"));

    publishing.published(definition(after));

    assertEquals(2, publishing.served().version());
  }

  @Test
  void passesOverRowsWithoutAValue() {
    publishing.published(definition("{'name': 'a', 'type': 'text'}"));
    publishing.insert("a", "NULL");
    publishing.insert("a", "NULL");

    publishing.published(
        definition(
            "{'name': 'a', 'type': 'text', 'maxLength': 1, 'minLength': 1, 'pattern': '^x$'}],"
                + "'unique': [{'fields': ['a']}"));

    assertEquals(2, publishing.served().version());
  }

  @Test
  void explainsWhatOnlyTheDatabaseFindsOut() {
    publishing.published(definition("{'name': 'a', 'type': 'text'}"));
    // Longer than a page of an index, however well it is compressed.
    publishing.insert("a", "(SELECT string_agg(md5(i::text), '') FROM generate_series(1, 1000) i)");

    var problem =
        publishing
            .rejected(definition("{'name': 'a', 'type': 'text'}], 'indexes': [{'fields': ['a']}"))
            .getFirst();

    assertEquals(DefinitionCode.ROWS_REFUSED, problem.code());
    assertEquals(1, publishing.served().version());
  }

  private static Arguments bound(String type, String bound, String value) {
    var keyword = bound.substring(1, bound.indexOf('\'', 1));
    return change(
        "{'name': 'a', " + type + "}",
        "{'name': 'a', " + type + ", " + bound + "}",
        value,
        DefinitionCode.ROWS_OUT_OF_BOUNDS,
        "In 2 rows of `recipe` the value of `a` does not fit its new `" + keyword + "`.");
  }

  private static Arguments change(
      String before, String after, String value, DefinitionCode code, String message) {
    return Arguments.of(before, after, value, code, message);
  }

  private static String definition(String fields) {
    return """
    {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
      {'name': 'recipe', 'fields': [%s]}]}
    """
        .formatted(fields);
  }
}
