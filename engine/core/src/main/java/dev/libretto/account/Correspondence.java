package dev.libretto.account;

import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mail;
import dev.libretto.member.Mailer;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import dev.libretto.store.Builder;
import dev.libretto.store.OpaqueToken;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.BuilderMailRows;
import dev.libretto.store.account.BuilderMailRows.Link;
import dev.libretto.store.account.BuilderMailRows.Purpose;
import dev.libretto.store.account.Throttle;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builders prove mail addresses, and set forgotten passwords anew by one they have proved. Looking
 * at a link spends nothing: mail scanners open links. Who asks for an address is told the same, and
 * as fast, whether or not somebody has it.
 */
public final class Correspondence {

  /** How long a link to prove an address is good. */
  public static final Duration ADDRESS_LIFETIME = Duration.ofHours(24);

  /** How long a link to a new password is good. */
  public static final Duration PASSWORD_LIFETIME = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(Correspondence.class);
  private static final int FREE_MAILS = 5;
  private static final int FREE_REQUESTS = 10;

  private final BuilderMailRows rows;
  private final Enrolment enrolment;
  private final Throttle throttle;
  private final Mailer mailer;
  private final Audit audit;
  private final SecureRandom random;
  private final String origin;

  /**
   * Works on these.
   *
   * @param origin of the builder listener, where links lead
   */
  public Correspondence(
      BuilderMailRows rows,
      Enrolment enrolment,
      Throttle throttle,
      Mailer mailer,
      Audit audit,
      SecureRandom random,
      String origin) {
    this.rows = rows;
    this.enrolment = enrolment;
    this.throttle = throttle;
    this.mailer = mailer;
    this.audit = audit;
    this.random = random;
    this.origin = origin;
  }

  /** Whether addresses can be proved at all. */
  public boolean possible() {
    return mailer.configured();
  }

  /** Sends a link that proves the address and makes it the builder's. */
  public Future<Void> proveAddress(Builder builder, EmailAddress address) {
    return new Attempts(throttle)
        .count(
            List.of(
                new Attempts.Key("builder-mail:" + builder.id(), FREE_MAILS),
                new Attempts.Key("builder-mail-to:" + address, FREE_MAILS)))
        .compose(_ -> link(builder, Purpose.ADDRESS, address, ADDRESS_LIFETIME))
        .map(link -> {
          send(BuilderMailTexts.address(builder.name(), address, link, ADDRESS_LIFETIME));
          return null;
        });
  }

  /** Sends links to whoever has proved to read this address, after the answer. */
  public Future<Void> forgotten(EmailAddress address, Visitor visitor) {
    return new Attempts(throttle)
        .count(
            List.of(
                new Attempts.Key("forgotten-address:" + visitor.address(), FREE_REQUESTS),
                new Attempts.Key("forgotten:" + address, FREE_MAILS)))
        .onSuccess(_ ->
            rows.readers(address.value())
                .onSuccess(builders -> builders.forEach(one -> offer(one, address, visitor)))
                .onFailure(Correspondence::lost));
  }

  private void offer(Builder builder, EmailAddress address, Visitor visitor) {
    link(builder, Purpose.PASSWORD, address, PASSWORD_LIFETIME)
        .compose(link ->
            audit
                .add(
                    Audit.Entry.of(AuditEvent.PASSWORD_RESET_ASKED)
                        .about(builder.id())
                        .from(visitor.address()))
                .map(link))
        .onSuccess(link ->
            send(BuilderMailTexts.password(builder.name(), address, link, PASSWORD_LIFETIME)))
        .onFailure(Correspondence::lost);
  }

  private Future<String> link(
      Builder builder, Purpose purpose, EmailAddress address, Duration lifetime) {
    var token = OpaqueToken.make(random, "");
    var page = purpose == Purpose.ADDRESS ? "/account/address/" : "/account/password/";
    return rows.send(token, builder, purpose, address.value(), lifetime).map(origin + page + token);
  }

  /** Nobody waits for it. */
  private void send(Mail mail) {
    mailer.send(mail).onFailure(Correspondence::lost);
  }

  private static void lost(Throwable failure) {
    LOG.error("A mail to a builder could not be sent", failure);
  }

  /** What a link is about, while it is good. */
  public Future<Optional<Link>> look(String token, Purpose purpose) {
    return rows.look(token, purpose);
  }

  /** The builder has opened the mail. An address they had proved before is told. */
  public Future<Builder> confirmAddress(String token, Visitor visitor) {
    return rows.take(token, Purpose.ADDRESS)
        .compose(taken -> {
          var link = taken.orElseThrow(Correspondence::notGood);
          return rows.proved(link.builder().id(), link.email())
              .compose(_ -> audit.add(entry(AuditEvent.EMAIL_PROVED, link.builder(), visitor)))
              .onSuccess(_ ->
                  link.before()
                      .filter(before -> !before.equals(link.email()))
                      .flatMap(EmailAddress::of)
                      .ifPresent(before ->
                          send(
                              BuilderMailTexts.addressChanged(
                                  link.builder().name(), before, origin))))
              .map(link.builder());
        });
  }

  /**
   * A new password for who has the link; every sign-in ends. A weak one does not spend the link.
   */
  public Future<Builder> resetPassword(String token, SecretText password, Visitor visitor) {
    return rows.look(token, Purpose.PASSWORD)
        .compose(seen -> {
          var link = seen.orElseThrow(Correspondence::notGood);
          var fault =
              PasswordPolicy.fault(password, link.builder().name(), Optional.of(link.email()));
          return fault.isPresent()
              ? Future.failedFuture(fault.get().thrown())
              : rows.take(token, Purpose.PASSWORD);
        })
        .compose(taken -> {
          var builder = taken.orElseThrow(Correspondence::notGood).builder();
          return enrolment.setPassword(builder, password, visitor).map(builder);
        });
  }

  /** Forgets what is over. */
  public Future<Void> sweep() {
    return rows.sweep();
  }

  private static Audit.Entry entry(AuditEvent event, Builder builder, Visitor visitor) {
    return Audit.Entry.of(event)
        .about(builder.id())
        .by("builder:" + builder.name())
        .from(visitor.address());
  }

  private static RuntimeException notGood() {
    return Refusal.of(
            RequestCode.LINK_NOT_GOOD,
            "The link has been used, has expired, or there is a newer one",
            "Ask for another mail")
        .thrown();
  }
}
