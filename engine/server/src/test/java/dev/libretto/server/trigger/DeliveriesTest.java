package dev.libretto.server.trigger;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.run.trigger.Dispatch;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a builder learns of the notifications of an app, and can do about them. */
final class DeliveriesTest {

  private final Post post = new Post();
  private final TestApp app = post.app();
  private final String contact = Post.somebody();

  @BeforeEach
  void write() throws Exception {
    app.add("ticket", "{title:'one', contact:'%s'}".formatted(contact));
    // The engine tells as well; whoever is faster, in the end the outbox is empty.
    while (post.query("SELECT count(*) FROM libretto.outbox").getFirst().getLong(0) > 0) {
      post.dispatch().tell();
    }
    post.catchUp();
  }

  @AfterEach
  void close() {
    post.close();
  }

  /** The engine looks as well, without sending anything, and only one of them can at a time. */
  private static void send(Dispatch dispatch) throws Exception {
    while (!dispatch.send()) {
      Thread.onSpinWait();
    }
  }

  private Call ask(TestBuilder builder, String method, String path) {
    return post.engine()
        .console(method, "/api/v1/apps/" + app.base().substring("/u/".length()) + path)
        .header("Authorization", builder.bearer());
  }

  private Call ask(String method, String path) {
    return ask(app.owner(), method, path);
  }

  private JsonNode only() {
    var answer = ask("GET", "/deliveries").send();
    assertEquals(200, answer.status(), answer::toString);
    assertEquals(1, answer.json().path("deliveries").size(), answer::toString);
    return answer.json().path("deliveries").get(0);
  }

  @Test
  void tellsWhatBecameOfThem() throws Exception {
    assertEquals("waiting", only().path("state").asText());

    send(post.dispatch());

    var sent = only();
    assertEquals("sent", sent.path("state").asText());
    assertEquals("made", sent.path("trigger").asText());
    assertEquals("row.created", sent.path("event").asText());
    assertEquals("ticket", sent.path("table").asText());
    assertEquals(contact, sent.path("to").asText());
    assertEquals(1, sent.path("attempts").asInt());
    assertTrue(sent.path("reason").isNull());
    assertFalse(sent.has("text"), "what it told is nobody's business any more");
    assertEquals(0, ask("GET", "/deliveries?state=dead").send().json().path("deliveries").size());
    assertProblem(
        RequestCode.NOT_RETRYABLE,
        ask("POST", "/deliveries/" + sent.path("id").asText() + "/retry").send());
  }

  @Test
  void aDeadOneIsTriedAgainWhenItsBuilderSaysSo() throws Exception {
    send(post.dispatch(post.noMailer(), 100));
    var dead = only();
    assertEquals("dead", dead.path("state").asText());
    assertFalse(dead.path("reason").asText().isEmpty());

    assertEquals(
        202, ask("POST", "/deliveries/" + dead.path("id").asText() + "/retry").send().status());
    post.catchUp();
    send(post.dispatch());

    assertEquals("sent", only().path("state").asText());
    assertEquals(1, TestEngine.mail().to(contact).size());
  }

  @Test
  void refusesWhatIsNotThere() {
    assertProblem(
        RequestCode.NO_SUCH_DELIVERY,
        ask("POST", "/deliveries/" + UUID.randomUUID() + "/retry").send());
    assertProblem(RequestCode.NO_SUCH_DELIVERY, ask("POST", "/deliveries/nothing/retry").send());
    assertProblem(RequestCode.NO_SUCH_DELIVERY, ask("GET", "/deliveries/nothing").send());
    assertProblem(RequestCode.BAD_PARAMETER, ask("GET", "/deliveries?state=lost").send());
    assertProblem(RequestCode.BAD_PARAMETER, ask("GET", "/deliveries?limit=0").send());
    assertProblem(RequestCode.METHOD_NOT_ALLOWED, ask("DELETE", "/deliveries").send());
  }

  @Test
  void areTheAppsOwnBuildersAffair() {
    var id = only().path("id").asText();
    var stranger = post.engine().publish("helpdesk.json");

    assertProblem(RequestCode.FORBIDDEN, ask(stranger.owner(), "GET", "/deliveries").send());
    assertProblem(
        RequestCode.NO_SUCH_DELIVERY,
        post.engine()
            .console(
                "POST",
                "/api/v1/apps/"
                    + stranger.base().substring("/u/".length())
                    + "/deliveries/"
                    + id
                    + "/retry")
            .header("Authorization", stranger.owner().bearer())
            .send());
  }
}
