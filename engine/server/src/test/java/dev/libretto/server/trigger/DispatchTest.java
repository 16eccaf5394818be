package dev.libretto.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mail;
import dev.libretto.run.trigger.Dispatch;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.run.Claimed;
import dev.libretto.store.run.Deliveries.Allowance;
import dev.libretto.store.run.Deliveries.Retried;
import dev.libretto.testkit.mail.TestMailServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down is told and sent, whoever dies in between, and to nobody's harm. */
final class DispatchTest {

  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Post post = new Post();
  private final String contact = Post.somebody();

  @AfterEach
  void close() {
    post.close();
  }

  private static String ticket(TestApp app, String title, String to) {
    return app.addId("ticket", "{title:'%s', contact:'%s'}".formatted(title, to));
  }

  private static void untilDone(Dispatch dispatch) throws Exception {
    while (dispatch.tell() || dispatch.send()) {
      // There may be more.
    }
  }

  private List<String> subjects() {
    return TestEngine.mail().to(contact).stream()
        .map(mail -> mail.find("(?m)^Subject: (.*)$"))
        .toList();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private List<Claimed> claim(TestApp app) {
    return await(
        post.deliveries().claim(post.id(app), post.instant(), 10, new Allowance(1_000, LEASE)));
  }

  @Test
  void aStoppedEnginesEventsAreSentByTheNext() throws Exception {
    var app = post.app();
    IntStream.range(0, 12).forEach(i -> ticket(app, "t" + i, contact));
    post.stopEngine();

    untilDone(post.dispatch());

    assertEquals(12, new HashSet<>(subjects()).size());
    assertEquals(12, subjects().size());
    assertEquals(0, post.count("waiting"));
  }

  @Test
  void whoDiesWithEventsInHandLosesNone() throws Exception {
    var app = post.app();
    post.engine().query("DELETE FROM libretto.delivery");
    post.stopEngine();
    post.query(
        "INSERT INTO libretto.outbox (app, version, table_id, row_id, row_version, kind, at, after)"
            + " SELECT '"
            + post.id(app).value()
            + "', 1, (SELECT substr(tablename, 3) FROM pg_tables WHERE schemaname = '"
            + post.id(app).schema()
            + "' AND tablename LIKE 't\\_%' LIMIT 1), gen_random_uuid(), 1, 'c', now(), '{}'");
    var taken = await(post.outbox().take(post.id(app), 100)).orElseThrow();
    assertEquals(1, taken.events().size());
    // While somebody has them, nobody else looks at the app.
    assertTrue(await(post.outbox().take(post.id(app), 100)).isEmpty());
    await(taken.giveBack());

    var again = await(post.outbox().take(post.id(app), 100)).orElseThrow();

    assertEquals(taken.events(), again.events());
    await(again.giveBack());
  }

  @Test
  void whoDiesBeforeSendingIsFollowedByAnother() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.stopEngine();
    var dispatch = post.dispatch();
    dispatch.tell();
    assertEquals(1, claim(app).size());

    assertFalse(dispatch.send(), "the lease holds");
    post.pass(LEASE.plusSeconds(1));
    assertTrue(dispatch.send());

    assertEquals(List.of("made one"), subjects());
    assertEquals(2, post.query("SELECT attempts FROM libretto.delivery").getFirst().getInteger(0));
  }

  @Test
  void whoIsStillAtItIsFollowedByNobody() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.stopEngine();
    var dispatch = post.dispatch();
    dispatch.tell();
    var claimed = claim(app);
    post.pass(LEASE.minusSeconds(1));

    await(post.deliveries().renew(claimed, post.instant().plus(LEASE)));

    post.pass(LEASE.minusSeconds(1));
    assertFalse(dispatch.send(), "the lease was renewed");
    post.pass(Duration.ofSeconds(2));
    claim(app);
    // Somebody else has it now, and it is theirs alone to hold.
    await(post.deliveries().renew(claimed, post.instant().plus(LEASE.multipliedBy(2))));
    post.pass(LEASE.plusSeconds(1));
    assertTrue(dispatch.send());
  }

  @Test
  void whatIsSentTwiceCanBeToldToBeTheSame() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.stopEngine();
    var dispatch = post.dispatch();
    dispatch.tell();
    var claimed = claim(app).getFirst();
    // It is sent, and then the engine dies without saying so.
    await(
        post.mailer()
            .send(
                new Mail(
                    EmailAddress.of(claimed.recipient()).orElseThrow(),
                    claimed.sender(),
                    claimed.subject(),
                    claimed.text(),
                    null,
                    claimed.id())));
    post.pass(LEASE.plusSeconds(1));

    dispatch.send();

    var ids =
        TestEngine.mail().to(contact).stream()
            .map(mail -> mail.find("(?m)^Message-ID: (\\S+)$"))
            .toList();
    assertEquals(2, ids.size());
    assertEquals(1, new HashSet<>(ids).size());
    assertEquals("<" + claimed.id() + "@example.org>", ids.getFirst());
  }

  @Test
  void whoComesBackTooLateChangesNothing() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.stopEngine();
    post.dispatch().tell();
    var late = claim(app).getFirst();
    post.pass(LEASE.plusSeconds(1));
    claim(app);

    await(post.deliveries().sent(late, post.instant()));

    assertEquals(1, post.count("waiting"));
  }

  @Test
  void failuresAreTriedAgainLaterAndNotForEver() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.stopEngine();
    int closed;
    try (var gone = TestMailServer.start()) {
      closed = gone.port();
    }
    var failing = post.dispatch(post.mailer(closed), 1_000);
    failing.tell();
    assertTrue(failing.send());
    assertFalse(failing.send(), "not at once");

    int attempts = 1;
    while (post.count("waiting") > 0) {
      post.pass(Duration.ofHours(3));
      assertTrue(failing.send());
      attempts++;
    }

    assertEquals(12, attempts);
    var dead =
        await(post.deliveries().list(post.id(app), Optional.empty(), 1_000_000, 10)).getFirst();
    assertTrue(dead.reason().orElseThrow().contains("connect"), dead::toString);
    assertEquals(
        Retried.YES, await(post.deliveries().retry(post.id(app), dead.id(), post.instant())));
    post.dispatch().send();
    assertEquals(List.of("made one"), subjects());
    assertEquals(
        Retried.NO, await(post.deliveries().retry(post.id(app), dead.id(), post.instant())));
  }

  @Test
  void whoDiesEachTimeIsNotTriedForEver() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.stopEngine();
    var dispatch = post.dispatch();
    dispatch.tell();
    for (int attempt = 0; attempt < 12; attempt++) {
      assertEquals(1, claim(app).size());
      post.pass(LEASE.plusSeconds(1));
    }

    assertFalse(dispatch.send());

    assertEquals(1, post.count("dead"));
    assertEquals(List.of(), subjects());
  }

  @Test
  void aFloodOfOneAppHoldsUpNoOther() throws Exception {
    var loud = post.app();
    var quiet = post.app();
    var others = Post.somebody();
    loud.post(
        "ticket",
        "["
            + String.join(
                ",",
                IntStream.range(0, 300)
                    .mapToObj(i -> "{title:'t%d', contact:'%s'}".formatted(i, others))
                    .toList())
            + "]");
    ticket(quiet, "one", contact);
    post.stopEngine();
    var dispatch = post.dispatch();
    while (dispatch.tell()) {
      // All of it is told before anything is sent.
    }
    assertEquals(301, post.count("waiting"));

    dispatch.send();

    assertEquals(List.of("made one"), subjects());
    assertEquals(4, TestEngine.mail().to(others).size());
  }

  @Test
  void twoEnginesSendNothingTwice() throws Exception {
    var app = post.app();
    IntStream.range(0, 40).forEach(i -> ticket(app, "t" + i, contact));
    post.stopEngine();
    var both = new ArrayList<Callable<Boolean>>();
    for (var dispatch : List.of(post.dispatch(), post.dispatch())) {
      both.add(() -> {
        untilDone(dispatch);
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(both)) {
        assertTrue(done.get());
      }
    }
    // One may have left to the other what that had in hand.
    untilDone(post.dispatch());

    assertEquals(40, subjects().size());
    assertEquals(40, new HashSet<>(subjects()).size());
  }

  @Test
  void anAppSendsSoManyInAnHour() throws Exception {
    var app = post.app();
    IntStream.range(0, 7).forEach(i -> ticket(app, "t" + i, contact));
    post.stopEngine();
    var dispatch = post.dispatch(post.mailer(), 5);
    untilDone(dispatch);
    assertEquals(5, subjects().size());

    post.pass(Duration.ofHours(1).plusSeconds(1));
    untilDone(dispatch);

    assertEquals(7, subjects().size());
  }

  @Test
  void theEventsOfARowAreToldInTheirOrder() throws Exception {
    var app = post.app();
    var id = ticket(app, "one", contact);
    for (int i = 0; i < 6; i++) {
      app.patch("ticket/" + id, "{level:1}");
      app.patch("ticket/" + id, "{level:9, title:'%d'}".formatted(i));
    }
    app.delete("ticket/" + id);
    post.stopEngine();

    untilDone(post.dispatch());

    assertEquals(
        List.of(
            "made one",
            "raised 0",
            "raised 1",
            "raised 2",
            "raised 3",
            "raised 4",
            "raised 5",
            "gone 5"),
        subjects());
  }

  @Test
  void withoutAMailServerNothingIsTried() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    ticket(app, "two", contact);
    // The engine has told them already, or not: either way nothing has been sent.
    post.stopEngine();
    untilDone(post.dispatch(post.noMailer(), 1_000));

    assertEquals(2, post.count("dead"));
    assertEquals(
        2, post.query("SELECT 1 FROM libretto.delivery WHERE reason LIKE '%mail%'").size());
  }

  @Test
  void anEventBelongsToTheVersionItHappenedIn() throws Exception {
    var app = post.app();
    ticket(app, "one", contact);
    post.engine()
        .publishText(
            app.owner(),
            TestEngine.resource("helpdesk.json").replace("made {title}", "created {title}"));
    ticket(app, "two", contact);
    post.stopEngine();

    untilDone(post.dispatch());

    assertEquals(List.of("created two", "made one"), subjects().stream().sorted().toList());
  }

  @Test
  void membersAreWrittenToWhileTheyAreActive() throws Exception {
    var app = post.app();
    var clerk = Post.somebody();
    var assignee = Post.somebody();
    var suspended = Post.somebody();
    post.query(
        """
        INSERT INTO libretto.member (app, id, email, roles, status)
        SELECT a.id, gen_random_uuid(), m.email, m.roles, m.status
          FROM libretto.app a
          JOIN libretto.version v ON v.app = a.id AND v.number = 1,
          LATERAL (SELECT v.definition::jsonb #>> '{roles,0,id}' AS id) AS r,
          LATERAL (VALUES ('%s', ARRAY[r.id], 'active'), ('%s', ARRAY[]::text[], 'active'),
                          ('%s', ARRAY[r.id], 'suspended')) AS m(email, roles, status)
         WHERE a.id = '%s'
        """
            .formatted(clerk, assignee, suspended, post.id(app).value()));
    var member =
        post.query("SELECT id FROM libretto.member WHERE email = '" + assignee + "'")
            .getFirst()
            .getUUID(0);
    var id = ticket(app, "one", contact);
    assertEquals(204, app.patch("ticket/" + id, "{assignee:'member:" + member + "'}").status());
    post.stopEngine();

    untilDone(post.dispatch());

    assertEquals(1, TestEngine.mail().to(clerk).size());
    assertEquals(1, TestEngine.mail().to(assignee).size());
    assertEquals(List.of(), TestEngine.mail().to(suspended));
  }
}
