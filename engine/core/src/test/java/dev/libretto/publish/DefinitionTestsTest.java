package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of a definition decide whether it is published, and leave nothing behind. */
final class DefinitionTestsTest {

  private static final String DESK =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'access': {'visibility': 'invite'},
       'roles': [{'name': 'clerk'}],
       'tables': [
        {'name': 'queue', 'fields': [
          {'name': 'title', 'type': 'text', 'required': true, 'maxLength': 50}],
         'unique': [{'fields': ['title']}], 'access': {'read': 'true', 'create': 'true'}},
        {'name': 'ticket',
         'fields': [
          {'name': 'number', 'type': 'autoNumber'},
          {'name': 'title', 'type': 'text', 'required': true},
          {'name': 'queue', 'type': 'relation', 'table': 'queue'},
          {'name': 'cost', 'type': 'decimal', 'scale': 2},
          {'name': 'owner', 'type': 'text'},
          {'name': 'closedAt', 'type': 'dateTime'},
          {'name': 'secret', 'type': 'text', 'read': '\\'clerk\\' in user.roles'},
          {'name': 'status', 'type': 'select', 'required': true, 'default': 'open',
           'options': [{'value': 'open'}, {'value': 'done'}]}],
         'checks': [{'name': 'cheap', 'rule': 'row.cost == null || row.cost < decimal(100)'}],
         'states': {'field': 'status', 'initial': 'open', 'transitions': [
          {'name': 'finish', 'from': ['open'], 'to': 'done', 'guard': 'row.cost != null',
           'roles': ['clerk'], 'set': [{'field': 'closedAt', 'value': 'now()'}]}]},
         'access': {'read': 'user.signedIn', 'create': 'user.signedIn',
          'update': 'user.signedIn && row.createdBy == user.id', 'delete': '\\'clerk\\' in user.roles'}}],
       'tests': []}
      """;

  private static final String TICKET =
      "'given': [{'table': 'ticket', 'as': 'a', 'by': 'ann', 'values': {'title': 'Broken'}}]";

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  private static String desk(String... tests) {
    return DESK.replace("'tests': []", "'tests': [" + String.join(",\n", tests) + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Reading, by rules, in order, with filters, values in any of their forms.
        "'given': [{'table': 'ticket', 'values': {'title': 'A', 'cost': 1.5, 'secret': 's'}},"
            + " {'table': 'ticket', 'values': {'title': 'B', 'status': 'done'}}],"
            + " 'as': {}, 'when': {'read': {'table': 'ticket', 'filter': 'order=title.desc'}},"
            + " 'then': {'rows': [{'title': 'B', 'status': 'done', 'number': 2},"
            + " {'title': 'A', 'cost': '1.50', 'secret': null, '$redacted': ['secret']}]}",
        TICKET + ", 'when': {'read': {'table': 'ticket'}}, 'then': {'rows': 0}",
        TICKET
            + ", 'as': 'builder', 'when': {'read': {'table': 'ticket', 'filter': 'title=eq.X'}},"
            + " 'then': {'rows': 0}",
        "'as': {}, 'when': {'read': {'table': 'ticket', 'filter': 'title=x.y'}},"
            + " 'then': {'problem': 'LIB-706'}",
        // Numbers start anew in each test.
        TICKET
            + ", 'as': {}, 'when': {'read': {'table': 'ticket'}}, 'then': {'rows':"
            + " [{'number': 1, 'createdBy': 'member:ann', 'createdAt': '2025-01-01T12:00:00Z'}]}",
        // Rows of others, and those of one's own.
        TICKET
            + ", 'as': {'member': 'ann'}, 'when': {'update': {'table': 'ticket', 'row': 'a',"
            + " 'values': {'owner': 'member:bob'}}},"
            + " 'then': {'rows': 1, 'row': {'owner': 'member:bob', 'version': 2}}",
        TICKET
            + ", 'as': {'member': 'bob'}, 'when': {'update': {'table': 'ticket', 'row': 'a',"
            + " 'values': {'owner': 'me'}}}, 'then': {'denied': true, 'row': {'owner': null}}",
        // Creation with references; what the rules of the table say.
        "'given': [{'table': 'queue', 'as': 'front', 'values': {'title': 'Front'}}], 'as': {},"
            + " 'when': {'create': {'table': 'ticket',"
            + " 'values': {'title': 'New', 'queue': 'front'}}},"
            + " 'then': {'row': {'queue': 'front', 'status': 'open'}}",
        "'given': [{'table': 'queue', 'values': {'title': 'Front'}}],"
            + " 'when': {'create': {'table': 'queue', 'values': {'title': 'Front'}}},"
            + " 'then': {'problem': 'LIB-810'}",
        "'as': {}, 'when': {'create': {'table': 'ticket', 'values': {'cost': 120}}},"
            + " 'then': {'problem': 'LIB-803'}",
        "'as': {}, 'when': {'create': {'table': 'ticket', 'values': {'title': 'A', 'cost': 120}}},"
            + " 'then': {'problem': 'LIB-809'}",
        // Deletion, and transitions with guard, role and effect.
        TICKET
            + ", 'as': {'role': 'clerk'}, 'when': {'delete': {'table': 'ticket', 'row': 'a'}},"
            + " 'then': {'rows': 1, 'row': null}",
        TICKET
            + ", 'as': {'member': 'ann'}, 'when': {'delete': {'table': 'ticket', 'row': 'a'}},"
            + " 'then': {'denied': true, 'row': {'title': 'Broken'}}",
        TICKET
            + ", 'as': {'roles': ['clerk']}, 'when': {'transition': {'name': 'finish',"
            + " 'row': 'a'}}, 'then': {'problem': 'LIB-745', 'row': {'status': 'open'}}",
        TICKET
            + ", 'as': {'member': 'ann'}, 'when': {'transition': {'name': 'finish', 'row': 'a'}},"
            + " 'then': {'denied': true, 'problem': 'LIB-746'}",
        "'given': [{'table': 'ticket', 'as': 'a', 'values': {'title': 'A', 'cost': '3'}}],"
            + " 'as': {'role': 'clerk'}, 'now': '2026-03-01T10:00:00+01:00',"
            + " 'when': {'transition': {'name': 'finish', 'row': 'a'}},"
            + " 'then': {'row': {'status': 'done', 'closedAt': '2026-03-01T09:00:00Z'}}"
      })
  void publishesWhatDoesAsItsTestsSay(String test) {
    // Twice, so that what one leaves behind would be seen by the other.
    var text = desk("{'name': 'One', %s}".formatted(test), "{'name': 'Two', %s}".formatted(test));

    var published = publishing.published(text);

    assertEquals(1, published.program().version());
    assertTrue(published.times().byStage().containsKey(Stage.TEST));
    assertEquals(
        List.of("0"),
        publishing.test().column("SELECT count(*)::text FROM " + publishing.relation("ticket")));
  }

  @Test
  void saysOfEachTestThatFailsWhatCame() {
    var text =
        desk(
            "{'name': 'Too many', 'when': {'read': {'table': 'queue'}}, 'then': {'rows': 1}}",
            "{'name': 'Open', 'when': {'read': {'table': 'queue'}}, 'then': {'denied': true}}",
            "{'name': 'Closed', 'when': {'create': {'table': 'ticket', 'values': {'title': 'A'}}},"
                + " 'then': {'rows': 1}}",
            "{'name': 'Holds', 'when': {'read': {'table': 'queue'}}, 'then': {'rows': 0}}",
            "{'name': 'Other code', 'when': {'create': {'table': 'queue', 'values': {}}},"
                + " 'then': {'problem': 'LIB-810'}}",
            "{'name': 'Not by rules', 'when': {'create': {'table': 'queue', 'values': {}}},"
                + " 'then': {'denied': true}}",
            "{'name': 'Other value', %s, 'as': {}, 'when': {'read': {'table': 'ticket'}},"
                    .formatted(TICKET)
                + " 'then': {'rows': [{'id': 'a', 'createdBy': 'member:bob'}]}}",
            "{'name': 'Not given', 'given': [{'table': 'ticket', 'values': {'cost': 1}}],"
                + " 'when': {'read': {'table': 'queue'}}, 'then': {'rows': 0}}",
            "{'name': 'Still there', %s, 'as': {'member': 'ann'},".formatted(TICKET)
                + " 'when': {'update': {'table': 'ticket', 'row': 'a', 'values': {'owner': 'x'}}},"
                + " 'then': {'row': null}}");

    var problems = publishing.rejected(text);

    assertTrue(problems.stream().allMatch(p -> p.code() == DefinitionCode.TEST_FAILED));
    assertEquals(
        """
        /tests/0/then/rows Test `Too many`: 1 row should come, but there are 0.
        /tests/1/then Test `Open`: The rules should not allow the request, but it was performed.
        /tests/2/then Test `Closed`: The request should be performed, but was refused.
        /tests/4/then/problem Test `Other code`: The request should be refused with LIB-810, but came to LIB-803.
        /tests/5/then/denied Test `Not by rules`: The rules should not allow the request, but it was refused for another reason.
        /tests/6/then/rows/0 Test `Other value`: `createdBy` should be "member:bob", but is "member:ann".
        /tests/7/given/0 Test `Not given` cannot be given this row.
        /tests/8/then/row Test `Still there`: The row should be gone afterwards, but is there.
        """,
        problems.stream()
            .map(p -> p.place().pointer().text() + " " + p.message() + "\n")
            .collect(Collectors.joining()));
    assertEquals(
        "It came to: LIB-714 The rules of the table do not allow this without a sign-in",
        hint(problems, 2));
    assertTrue(hint(problems, 5).contains("\"id\":\"a\""), hint(problems, 5));
  }

  private static String hint(List<Problem> problems, int index) {
    return String.valueOf(problems.get(index).hint());
  }

  @Test
  void leavesNothingBehindAndServesTheVersionBefore() {
    var test = "{'name': 'No', %s, 'when': {'read': {'table': 'queue'}}, 'then': {'rows': 7}}";
    publishing.published(desk());
    var before = publishing.fingerprint();
    var roles = roles();

    publishing.rejected(desk(test.formatted(TICKET)));
    var tried = publishing.rehearse(desk(test.formatted(TICKET)));

    assertInstanceOf(Outcome.Rejected.class, tried);
    assertEquals(1, publishing.served().version());
    assertEquals(before, publishing.fingerprint());
    assertEquals(roles, roles());
  }

  private List<String> roles() {
    return publishing.test().column("SELECT rolname FROM pg_roles ORDER BY 1");
  }

  @Test
  void testsAgainInADryRunOfWhatIsPublished() {
    var text = desk("{'name': 'Yes', 'when': {'read': {'table': 'queue'}}, 'then': {'rows': 0}}");
    publishing.published(text);

    var again = publishing.publish(text);
    var tried = publishing.rehearse(text);

    assertFalse(again.times().byStage().containsKey(Stage.TEST));
    assertInstanceOf(Outcome.Unchanged.class, tried);
    assertTrue(tried.times().byStage().containsKey(Stage.TEST));
  }
}
