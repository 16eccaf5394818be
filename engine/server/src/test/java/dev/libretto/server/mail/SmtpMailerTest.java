package dev.libretto.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mail;
import dev.libretto.member.MailRefused;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.server.config.MailWay;
import dev.libretto.server.config.MailWay.Security;
import dev.libretto.testkit.mail.TestMailServer;
import dev.libretto.testkit.mail.TestMailServer.Manner;
import dev.libretto.testkit.mail.TestMailServer.Protection;
import dev.libretto.testkit.tls.TestCertificate;
import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every way of reaching a mail server, with a real one that speaks TLS and wants a login. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SmtpMailerTest {

  private static final String USER = "apps";
  private static final String PASSWORD = "pass:word/with space";
  private static final String READER = "jane@example.org";

  private final Vertx vertx = Vertx.vertx();
  private final TestCertificate certificate = TestCertificate.ofThisMachine();

  @AfterAll
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private TestMailServer server(Protection protection, String user) {
    return TestMailServer.start(
        new Manner(protection, Optional.of(certificate), user, user.isEmpty() ? "" : PASSWORD));
  }

  private static MailWay.Smtp way(
      TestMailServer server, Security security, String user, Optional<Path> trusted) {
    return new MailWay.Smtp(
        "localhost",
        server.port(),
        security,
        user,
        user.isEmpty() ? "" : PASSWORD,
        "apps@example.org",
        trusted);
  }

  private void send(MailWay way) {
    var mailer = Mailers.of(way, vertx);
    Mailers.check(mailer);
    mailer
        .send(new Mail(new EmailAddress(READER), "Club", "Hello", "Text", "<p>Text</p>"))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static EnvironmentFailure refused(Runnable sending) {
    var failure = assertThrows(EnvironmentFailure.class, sending::run);
    assertEquals(EnvironmentCode.MAIL_SERVER_REFUSES, failure.code());
    assertFalse(failure.line().contains(PASSWORD), failure.line());
    return failure;
  }

  @Test
  void sendsByStartTlsAndByTlsWithALogin(@TempDir Path folder) {
    var trusted = Optional.of(certificate.writtenTo(folder));
    try (var startTls = server(Protection.STARTTLS, USER);
        var tls = server(Protection.TLS, USER)) {
      send(way(startTls, Security.STARTTLS, USER, trusted));
      send(way(startTls, Security.OPPORTUNISTIC, USER, trusted));
      send(way(tls, Security.TLS, USER, trusted));

      assertEquals(2, startTls.awaitTo(READER, 2).size());
      assertEquals("apps@example.org", tls.awaitTo(READER, 1).getFirst().sender());
    }
  }

  @Test
  void refusesACertificateNobodyVouchesFor(@TempDir Path folder) {
    var wrong = Optional.of(TestCertificate.ofAnother().writtenTo(folder));
    try (var startTls = server(Protection.STARTTLS, "");
        var tls = server(Protection.TLS, "")) {
      for (var trusted : java.util.List.of(Optional.<Path>empty(), wrong)) {
        refused(() -> send(way(startTls, Security.STARTTLS, "", trusted)));
        refused(() -> send(way(startTls, Security.OPPORTUNISTIC, "", trusted)));
        refused(() -> send(way(tls, Security.TLS, "", trusted)));
      }
      assertTrue(startTls.to(READER).isEmpty() && tls.to(READER).isEmpty());
    }
  }

  @Test
  void refusesACertificateOfAnotherHost(@TempDir Path folder) {
    var elsewhere = TestCertificate.ofAnother();
    var trusted = Optional.of(elsewhere.writtenTo(folder));
    try (var tls =
        TestMailServer.start(new Manner(Protection.TLS, Optional.of(elsewhere), "", ""))) {
      refused(() -> send(way(tls, Security.TLS, "", trusted)));
    }
  }

  @Test
  void refusesAWrongLoginAndAServerWithoutTls(@TempDir Path folder) {
    var trusted = Optional.of(certificate.writtenTo(folder));
    try (var startTls = server(Protection.STARTTLS, "somebody else");
        var open = TestMailServer.start()) {
      var login = refused(() -> send(way(startTls, Security.STARTTLS, USER, trusted)));
      var noTls = refused(() -> send(way(open, Security.STARTTLS, "", trusted)));

      assertTrue(login.line().contains("user and password"), login.line());
      assertTrue(noTls.line().contains("TLS"), noTls.line());
      send(way(open, Security.OPPORTUNISTIC, "", trusted));
      assertEquals(1, open.awaitTo(READER, 1).size());
    }
  }

  @Test
  void whatIsRefusedForGoodIsToldFromWhatMayPass() {
    try (var server = TestMailServer.start()) {
      var way = way(server, Security.OPPORTUNISTIC, "", Optional.empty());
      server.refuse(READER, "550 5.1.1 no such mailbox");
      assertEquals("550 5.1.1 no such mailbox", turned(way, MailRefused.class).getMessage());
      server.refuse(READER, "451 4.7.1 come back later");
      assertEquals("451 4.7.1 come back later", turned(way, MessagingException.class).getMessage());
      server.refuse(READER, "552 too many recipients");
      turned(way, MessagingException.class);
    }
  }

  @Test
  void aMailNobodyWillTakeIsRefusedForGood() {
    try (var server = TestMailServer.start()) {
      var way = way(server, Security.OPPORTUNISTIC, "", Optional.empty());
      server.refuseMails("554 5.7.1 not like this");
      assertEquals("554 5.7.1 not like this", turned(way, MailRefused.class).getMessage());
      server.refuseMails("452 4.3.1 full");
      assertEquals("452 4.3.1 full", turned(way, MessagingException.class).getMessage());
    }
  }

  @Test
  void whatTheOperatorCanPutRightIsNotForGood() {
    try (var closed = server(Protection.NONE, "somebody else")) {
      var said =
          turned(
              way(closed, Security.OPPORTUNISTIC, "", Optional.empty()), MessagingException.class);
      assertEquals("530 not like this", said.getMessage());
    }
    var gone = TestMailServer.start();
    gone.close();
    var said =
        turned(way(gone, Security.OPPORTUNISTIC, "", Optional.empty()), MessagingException.class);
    assertTrue(said.toString().contains("The mail server gives no answer: "), said::toString);
  }

  private <T extends Exception> T turned(MailWay way, Class<T> as) {
    var failure = assertThrows(CompletionException.class, () -> send(way));
    return assertInstanceOf(as, failure.getCause());
  }

  @Test
  void aServerThatGivesNoAnswerNowStopsNobodyFromStarting() {
    var gone = TestMailServer.start();
    gone.close();
    var mailer = Mailers.of(way(gone, Security.OPPORTUNISTIC, "", Optional.empty()), vertx);

    Mailers.check(mailer);

    assertTrue(mailer.configured());
  }
}
