package dev.libretto.server.mail;

import dev.libretto.member.Mail;
import dev.libretto.member.Mailer;
import dev.libretto.member.Members;
import dev.libretto.server.config.MailWay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the mailer of each way. */
public final class Mailers {

  private static final Logger LOG = LoggerFactory.getLogger(Mailers.class);

  private Mailers() {}

  /** The mailer the operator has decided for. */
  public static Mailer of(MailWay way, Vertx vertx) {
    return switch (way) {
      case MailWay.None _ -> new Missing();
      case MailWay.Log _ -> new Logging();
      case MailWay.Smtp smtp -> new SmtpMailer(smtp, vertx);
    };
  }

  /**
   * Greets the server mail goes to, if there is one; waits for it, but not for long.
   *
   * @throws dev.libretto.problem.EnvironmentFailure where the settings can never be right
   */
  public static void check(Mailer mailer) {
    if (mailer instanceof SmtpMailer smtp) {
      smtp.greet();
    }
  }

  private static final class Missing implements Mailer {
    @Override
    public boolean configured() {
      return false;
    }

    @Override
    public Future<Void> send(Mail mail) {
      return Future.failedFuture(Members.mailMissing());
    }
  }

  /** Shows the sign-in itself, so it is for an engine that one person runs for themselves. */
  private static final class Logging implements Mailer {
    @Override
    public boolean configured() {
      return true;
    }

    @Override
    public Future<Void> send(Mail mail) {
      LOG.info(
          "No mail server is set (LIBRETTO_SMTP_URL), so this mail is shown here and not sent."
              + " To: {}, subject: {}\n\n{}",
          mail.to(),
          mail.subject(),
          mail.text());
      return Future.succeededFuture();
    }
  }
}
