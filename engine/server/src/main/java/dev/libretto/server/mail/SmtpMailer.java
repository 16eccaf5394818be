package dev.libretto.server.mail;

import dev.libretto.member.Mail;
import dev.libretto.member.Mailer;
import dev.libretto.server.config.MailWay;
import dev.libretto.server.config.MailWay.Security;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Semaphore;

/**
 * Hands mail to a server by SMTP (RFC 5321), each on a thread of its own: the library waits. Few at
 * once, as servers like it; the others wait their turn without a connection.
 */
final class SmtpMailer implements Mailer {

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
    properties.put("mail.smtp.starttls.required", way.security() == Security.STARTTLS);
    return properties;
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
          } catch (MessagingException | UnsupportedEncodingException | RuntimeException failure) {
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
