package dev.libretto.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way a row is written tells its triggers once, and what is not written tells nothing. */
@ParameterizedClass
@EnumSource
final class WritePathTest {

  private final TestEngine engine;
  private final TestApp app;
  private final String contact = "contact-" + UUID.randomUUID() + "@example.org";

  WritePathTest(Wall wall) {
    this.engine = TestEngine.shared(wall);
    this.app = engine.publish("helpdesk.json").asBuilder();
  }

  private String ticket(String title) {
    return app.addId("ticket", "{title:'%s', contact:'%s'}".formatted(title, contact));
  }

  private static void fine(Answer answer) {
    assertEquals(2, answer.status() / 100, answer::toString);
  }

  /** All mails there are, once one that was caused last has come. */
  private List<String> subjects() {
    var last = "last-" + UUID.randomUUID() + "@example.org";
    fine(app.post("ticket", "{title:'last', contact:'%s'}".formatted(last)));
    TestEngine.mail().awaitTo(last, 1);
    // What was told before has its delivery by now.
    var count =
        engine
            .query("SELECT count(*) FROM libretto.delivery WHERE recipient = '" + contact + "'")
            .iterator()
            .next()
            .getLong(0);
    return TestEngine.mail().awaitTo(contact, count.intValue()).stream()
        .map(mail -> mail.find("(?m)^Subject: (.*)$"))
        .sorted()
        .toList();
  }

  @Test
  void createsTellOnceEach() {
    ticket("one");
    fine(
        app.post(
            "ticket",
            "[{title:'two', contact:'%1$s'}, {title:'three', contact:'%1$s'}]".formatted(contact)));

    assertEquals(List.of("made one", "made three", "made two"), subjects());
  }

  @Test
  void refusedWritesTellNothing() {
    assertEquals(
        422,
        app.post("ticket", "[{title:'x', contact:'%s'}, {title:'y'}]".formatted(contact)).status());
    assertEquals(
        422,
        app.post("ticket", "{title:'x', contact:'%s', level:'z'}".formatted(contact)).status());
    var id = ticket("one");
    assertEquals(
        412, app.call("DELETE", "ticket/" + id).header("If-Match", "\"7\"").send().status());
    assertEquals(
        409,
        app.patch("ticket/" + id, "{level: 9, topic:'%s'}".formatted(UUID.randomUUID())).status());

    assertEquals(List.of("made one"), subjects());
  }

  @Test
  void changesTellWhereTheConditionHolds() {
    var id = ticket("one");
    fine(app.patch("ticket/" + id, "{title:'uno'}"));
    fine(app.patch("ticket/" + id, "{level:2}"));
    fine(app.patch("ticket/" + id, "{level:4}"));
    // The condition speaks of the row as it was: it has been raised already.
    fine(app.patch("ticket/" + id, "{level:5}"));
    fine(app.patch("ticket/" + id, "{level:5, title:'eins'}"));

    assertEquals(List.of("made one", "raised uno"), subjects());
  }

  @Test
  void manyAtOnceTellOfEach() {
    for (var title : List.of("one", "two", "three")) {
      ticket(title);
    }
    fine(app.patch("ticket?title=in.(one,two)", "{level:9}"));
    fine(app.delete("ticket?title=in.(two,three)"));

    assertEquals(
        Stream.of(
                "made one",
                "made two",
                "made three",
                "raised one",
                "raised two",
                "gone two",
                "gone three")
            .sorted()
            .toList(),
        subjects());
  }

  @Test
  void transitionsTellHoweverTheyAreMade() {
    var one = ticket("one");
    var two = ticket("two");
    fine(app.post("rpc/close", "{id:'" + one + "'}"));
    fine(app.patch("ticket/" + two, "{status:'closed'}"));
    assertEquals(409, app.post("rpc/close", "{id:'" + two + "'}").status());

    assertEquals(List.of("closed one", "closed two", "made one", "made two"), subjects());
  }

  @Test
  void whatGoesAlongAndWhatComesBackTells() {
    var id = ticket("one");
    fine(app.post("comment", "{text:'good', contact:'%s', ticket:'%s'}".formatted(contact, id)));
    fine(app.delete("ticket/" + id));
    fine(app.call("POST", "ticket/trash/" + id + "/restore").send());

    assertEquals(List.of("comment gone: good", "gone one", "made one", "made one"), subjects());
  }

  @Test
  void referencesAndLinksThatAreLostTell() {
    var topic = app.addId("topic", "{name:'printers'}");
    fine(
        app.post(
            "ticket",
            "{title:'one', contact:'%s', topic:'%s', tags:['%2$s']}".formatted(contact, topic)));
    var other = ticket("two");
    fine(app.patch("ticket/" + other, "{tags:['%s']}".formatted(topic)));
    fine(app.delete("topic/" + topic));

    assertEquals(
        List.of("made one", "made two", "sorted one", "sorted one", "sorted two", "sorted two"),
        subjects());
  }

  @Test
  void tellsWhatTheRowHeld() {
    fine(
        app.post(
            "ticket", "{title:'Zürich', contact:'%s', level:5, price:'12.50'}".formatted(contact)));

    var mail = TestEngine.mail().awaitTo(contact, 1).getFirst();

    assertTrue(mail.head().contains("Auto-Submitted: auto-generated"), mail::source);
    assertTrue(mail.head().contains("Content-Type: text/plain; charset=UTF-8"), mail::source);
    assertTrue(mail.head().contains("Subject: =?UTF-8?Q?made_Z=C3=BCrich?="), mail::source);
    assertTrue(mail.source().contains(": Open, 12.50 EUR, urgent yes, {topic} 5"), mail::source);
    assertTrue(mail.source().contains("\nHelp desk\nhttp://localhost"), mail::source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x\\r\\nBcc: victim@example.org", "x\\nSubject: y", "x\u2028Bcc: a@b.example"})
  void nothingInARowBeginsAHeader(String title) {
    fine(
        app.call("POST", "ticket")
            .json(
                ("{\"title\":\"" + title + "\",\"contact\":\"" + contact + "\"}")
                    .getBytes(StandardCharsets.UTF_8))
            .send());

    var mail = TestEngine.mail().awaitTo(contact, 1).getFirst();

    assertEquals(List.of(contact), mail.receivers());
    assertEquals(1, mail.head().lines().filter(line -> line.startsWith("Subject:")).count());
    assertFalse(mail.head().lines().anyMatch(line -> line.startsWith("Bcc:")), mail::head);
  }
}
