package dev.libretto.server.mail;

import dev.libretto.member.Mail;
import dev.libretto.member.Mailer;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.server.config.Certificates;
import dev.libretto.server.config.MailWay;
import dev.libretto.server.config.MailWay.Security;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands mail to a server by SMTP (RFC 5321), each on a thread of its own: the library waits. Few at
 * once, as servers like it; the others wait their turn without a connection.
 */
final class SmtpMailer implements Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

  private static final int MOST_AT_ONCE = 4;
  private static final String TIMEOUT_MILLIS = "20000";

  private final MailWay.Smtp way;
  private final Vertx vertx;
  private final Session session;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

  SmtpMailer(MailWay.Smtp way, Vertx vertx) {
    this.way = way;
    this.vertx = vertx;
    this.session = Session.getInstance(properties(way), new Login(way));
  }

  private static Properties properties(MailWay.Smtp way) {
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", way.host());
    properties.put("mail.smtp.port", Integer.toString(way.port()));
    properties.put("mail.smtp.auth", Boolean.toString(!way.user().isEmpty()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.ssl.enable", way.security() == Security.TLS);
    properties.put("mail.smtp.ssl.checkserveridentity", true);
    properties.put("mail.smtp.starttls.enable", way.security() != Security.TLS);
    properties.put("mail.smtp.starttls.required", mustStartTls(way));
    way.certificate()
        .ifPresent(file -> properties.put("mail.smtp.ssl.socketFactory", trusting(file)));
    return properties;
  }

  /** A password does not go through a network that anybody may listen to. */
  private static boolean mustStartTls(MailWay.Smtp way) {
    return switch (way.security()) {
      case TLS -> false;
      case STARTTLS -> true;
      case OPPORTUNISTIC ->
          !way.user().isEmpty()
              && !way.host().equals("localhost")
              && !way.host().equals("127.0.0.1");
    };
  }

  private static SSLSocketFactory trusting(Path file) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var certificate : Certificates.in(file)) {
        store.setCertificateEntry(Integer.toString(number++), certificate);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a PEM file that was read before is not read now", e);
    }
  }

  /**
   * Greets the server as before sending a mail. What only the operator can put right is a failure;
   * a server that gives no answer now may give one later.
   *
   * @throws EnvironmentFailure where certificate, protection or login are refused
   */
  void greet() {
    try (var transport = session.getTransport()) {
      transport.connect();
    } catch (AuthenticationFailedException refused) {
      throw refuses("It does not take user and password", refused);
    } catch (MessagingException failure) {
      if (isAboutTls(failure)) {
        throw refuses("No TLS as it must be: " + rootMessage(failure), failure);
      }
      LOG.warn("The mail server {} gives no answer now: {}", way, rootMessage(failure));
    }
  }

  private static boolean isAboutTls(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof SSLException
          || Objects.requireNonNullElse(one.getMessage(), "").contains("STARTTLS")) {
        return true;
      }
    }
    return false;
  }

  private static String rootMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private EnvironmentFailure refuses(String why, Exception cause) {
    return new EnvironmentFailure(
        EnvironmentCode.MAIL_SERVER_REFUSES,
        "The mail server " + way.host() + ":" + way.port() + " cannot be used. " + why,
        "Check LIBRETTO_SMTP_URL, and LIBRETTO_SMTP_CERTIFICATE for a certificate of your own",
        cause);
  }

  @Override
  public boolean configured() {
    return true;
  }

  @Override
  public Future<Void> send(Mail mail) {
    var context = vertx.getOrCreateContext();
    Promise<Void> promise = Promise.promise();
    Thread.ofVirtual()
        .name("mail")
        .start(() -> {
          try {
            inTurn(mail);
            context.runOnContext(_ -> promise.complete());
          } catch (MessagingException failure) {
            context.runOnContext(_ -> promise.fail(SmtpAnswer.failure(failure)));
          } catch (UnsupportedEncodingException | RuntimeException failure) {
            context.runOnContext(_ -> promise.fail(failure));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            context.runOnContext(_ -> promise.fail(stopped));
          }
        });
    return promise.future();
  }

  private void inTurn(Mail mail)
      throws MessagingException, UnsupportedEncodingException, InterruptedException {
    turns.acquire();
    try {
      Transport.send(message(mail));
    } finally {
      turns.release();
    }
  }

  @SuppressWarnings("JavaUtilDate") // The library knows no other.
  private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
    var utf8 = StandardCharsets.UTF_8.name();
    var message = new Identified(session, mail, way.from());
    message.setFrom(new InternetAddress(way.from(), mail.fromName(), utf8));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().value(), true));
    message.setSubject(mail.subject(), utf8);
    message.setSentDate(new Date());
    // Nobody's holiday notice is to come back (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    if (mail.html() == null) {
      message.setText(mail.text(), utf8);
    } else {
      var text = new MimeBodyPart();
      text.setText(mail.text(), utf8);
      var html = new MimeBodyPart();
      html.setContent(mail.html(), "text/html; charset=utf-8");
      message.setContent(new MimeMultipart("alternative", text, html));
    }
    message.saveChanges();
    return message;
  }

  /** A message whose id is the mail's, where it has one. */
  private static final class Identified extends MimeMessage {
    private final Mail mail;
    private final String from;

    Identified(Session session, Mail mail, String from) {
      super(session);
      this.mail = mail;
      this.from = from;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      if (mail.id() == null) {
        super.updateMessageID();
      } else {
        setHeader("Message-ID", "<" + mail.id() + from.substring(from.lastIndexOf('@')) + ">");
      }
    }
  }

  /** Logs in, where the server wants it. */
  private static final class Login extends jakarta.mail.Authenticator {
    private final MailWay.Smtp way;

    Login(MailWay.Smtp way) {
      this.way = way;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(way.user(), way.password());
    }
  }
}
