package dev.libretto.server.mail;

import dev.libretto.member.MailRefused;
import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server answered when it did not take a mail (RFC 5321, section 4.2). The library
 * keeps it at the end of a chain of failures that say nothing themselves.
 *
 * @param aboutMail whether it is about the receiver or the mail; what is about the sender or the
 *     connection is the operator's to put right, and may be right the next time
 */
record SmtpAnswer(int code, String words, boolean aboutMail) {

  private static final int FOR_GOOD = 500;

  /** RFC 5321, section 4.5.3.1.10: the old answer to too many receivers, which passes. */
  private static final int OLD_FULL = 552;

  /** Why a mail was not taken, in words that can be shown to whom it matters. */
  static Exception failure(MessagingException failure) {
    var answer = in(failure);
    if (answer.isEmpty()) {
      return new MessagingException(
          "The mail server gives no answer: " + lastWords(failure), failure);
    }
    return answer.get().isForGood()
        ? new MailRefused(answer.get().words(), failure)
        : new MessagingException(answer.get().words(), failure);
  }

  private static Optional<SmtpAnswer> in(Throwable failure) {
    for (var one = failure; one != null; one = one.getCause()) {
      var answer = of(one);
      if (answer != null) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  private static @Nullable SmtpAnswer of(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException receiver ->
          new SmtpAnswer(receiver.getReturnCode(), words(receiver), true);
      case SMTPSendFailedException command ->
          new SmtpAnswer(
              command.getReturnCode(),
              words(command),
              // The dot that ends a mail: all before it was taken.
              ".".equals(command.getCommand().strip()));
      case SMTPSenderFailedException sender ->
          new SmtpAnswer(sender.getReturnCode(), words(sender), false);
      default -> null;
    };
  }

  private static String words(Throwable said) {
    return Objects.requireNonNullElse(said.getMessage(), "").strip();
  }

  private static String lastWords(Throwable failure) {
    var last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
  }

  private boolean isForGood() {
    return aboutMail && code >= FOR_GOOD && code != OLD_FULL;
  }
}
