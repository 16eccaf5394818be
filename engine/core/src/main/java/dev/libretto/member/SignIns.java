package dev.libretto.member;

import dev.libretto.program.AppId;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.member.MemberTable;
import dev.libretto.store.member.SignInTable;
import dev.libretto.store.member.SignInTable.Asked;
import dev.libretto.store.member.SignInTable.Seen;
import dev.libretto.store.member.SignInTable.Tried;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in by a link in a mail. Opening the link spends nothing: mail scanners open links. It is
 * spent by a POST from the browser that asked for it, or from any browser with the code that is in
 * the same mail, once, within a quarter of an hour, and with few tries at the code.
 */
public final class SignIns {

  private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

  /** How long a link and its code are good. */
  public static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

  /** How many wrong codes a link survives, less one. */
  public static final int MOST_ATTEMPTS = 5;

  private final SignInTable table;
  private final MemberTable members;
  private final Secrets secrets;
  private final Throttle throttle;
  private final Mailer mailer;
  private final SecurityEvents events;
  private final InstantSource clock;

  /** Sign-ins in this table, for these members. */
  public SignIns(
      SignInTable table,
      MemberTable members,
      Secrets secrets,
      Throttle throttle,
      Mailer mailer,
      SecurityEvents events,
      InstantSource clock) {
    this.table = table;
    this.members = members;
    this.secrets = secrets;
    this.throttle = throttle;
    this.mailer = mailer;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Who asks for a link, and where.
   *
   * @param client the network address it comes from
   * @param returnTo where to go afterwards, a path inside the app
   * @param link makes the address of the page of a token
   */
  public record Asking(
      AppId app,
      String appLabel,
      SignInPolicy policy,
      String client,
      String returnTo,
      Function<String, String> link) {}

  /**
   * Asks for a link. Everything that can be measured is the same whether or not the address may
   * sign in: the statements, the answer and when it comes. Only then the mail is sent, or not.
   *
   * @return what the asking browser must keep
   */
  public Future<String> ask(Asking asking, EmailAddress address) {
    var app = asking.app();
    var token = secrets.token();
    var nonce = secrets.token();
    var code = secrets.code();
    return throttle
        .mail(app, address, asking.client())
        .compose(_ ->
            table.ask(
                new Asked(
                    app,
                    address.value(),
                    false,
                    Secrets.hash(token),
                    Secrets.hash(nonce),
                    Secrets.hash(token, code),
                    Secrets.hash(nonce, code),
                    asking.returnTo(),
                    clock.instant().plus(LINK_LIFETIME))))
        .compose(_ -> members.status(app, address.value()))
        .map(status -> {
          events.happened(
              app, AuditEvent.MEMBER_LINK_ASKED, "anonymous", Map.of("email", address.value()));
          if (status.map(known -> !known.equals("suspended")).orElse(asking.policy().open())) {
            send(MailTexts.signIn(asking.appLabel(), address, asking.link().apply(token), code));
          }
          return nonce;
        });
  }

  /** Nobody waits for it: how long it takes would tell whether there is somebody. */
  private void send(Mail mail) {
    mailer.send(mail).onFailure(failure -> LOG.error("A mail could not be sent", failure));
  }

  /** Looks at a link without touching it; the nonce may be the empty text. */
  public Future<Optional<Seen>> look(AppId app, String token, String nonce) {
    return table.look(app, Secrets.hash(token), Secrets.hash(nonce));
  }

  /** Looks at what a browser asked for. */
  public Future<Optional<Seen>> lookByNonce(AppId app, String nonce) {
    return table.lookByNonce(app, Secrets.hash(nonce));
  }

  /** Spends a link in the browser that asked for it. */
  public Future<Proof> spend(AppId app, String token, String nonce, String client) {
    var hash = Secrets.hash(token);
    return throttle
        .attempt(client)
        .compose(_ -> table.spend(app, hash, MOST_ATTEMPTS, clock.instant(), Secrets.hash(nonce)))
        .compose(tried -> judged(app, tried, () -> look(app, token, nonce)));
  }

  /** Spends an invitation, which no browser has asked for. */
  public Future<Proof> spendInvitation(AppId app, String token, String client) {
    var hash = Secrets.hash(token);
    return throttle
        .attempt(client)
        .compose(_ -> table.spendInvitation(app, hash, MOST_ATTEMPTS, clock.instant()))
        .compose(tried -> judged(app, tried, () -> look(app, token, "")));
  }

  /** Spends a link in another browser, by the code that came with it. */
  public Future<Proof> spendByToken(AppId app, String token, String code, String client) {
    var hash = Secrets.hash(token);
    return throttle
        .attempt(client)
        .compose(_ ->
            table.spendByToken(
                app, hash, MOST_ATTEMPTS, clock.instant(), Secrets.hash(token, code)))
        .compose(tried -> judged(app, tried, () -> look(app, token, "")));
  }

  /** Spends what a browser asked for, by the code alone. */
  public Future<Proof> spendByNonce(AppId app, String nonce, String code, String client) {
    var hash = Secrets.hash(nonce);
    return throttle
        .attempt(client)
        .compose(_ ->
            table.spendByNonce(
                app, hash, MOST_ATTEMPTS, clock.instant(), Secrets.hash(nonce, code)))
        .compose(tried -> judged(app, tried, () -> lookByNonce(app, nonce)));
  }

  private Future<Proof> judged(
      AppId app, Optional<Tried> tried, java.util.function.Supplier<Future<Optional<Seen>>> look) {
    if (tried.isEmpty()) {
      return look.get().map(seen -> new Proof.Closed(Closed.of(seen, clock.instant())));
    }
    var result = tried.get();
    if (result.spent()) {
      // The other links to this address are of no use any more.
      return table
          .forget(app, result.email())
          .map(new Proof.Given(new EmailAddress(result.email()), result.returnTo()));
    }
    events.happened(
        app,
        AuditEvent.MEMBER_WRONG_CODE,
        "anonymous",
        Map.of("email", result.email(), "missed", Integer.toString(result.missed())));
    var left = MOST_ATTEMPTS - result.missed();
    return Future.succeededFuture(
        left > 0 ? new Proof.WrongCode(left) : new Proof.Closed(Closed.WORN_OUT));
  }

  /** Deletes what nobody will ask about any more. */
  public Future<Void> sweep() {
    return table.sweep(clock.instant().minus(Duration.ofDays(1)));
  }
}
