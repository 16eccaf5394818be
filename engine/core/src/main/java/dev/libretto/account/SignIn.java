package dev.libretto.account;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import dev.libretto.store.Builder;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.Sessions;
import dev.libretto.store.account.Throttle;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in, staying signed in and signing out. A name nobody has is answered like a wrong
 * password and after the same work.
 */
public final class SignIn {

  private static final int FREE_PER_NAME = 5;
  private static final int FREE_PER_ADDRESS = 30;

  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Audit audit;

  /** Works on these. */
  public SignIn(
      Accounts accounts, Sessions sessions, Passwords passwords, Throttle throttle, Audit audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
  }

  /** By name and password. */
  public Future<Sessions.Opened> withPassword(String name, SecretText password, Visitor visitor) {
    return guarded(name, visitor)
        .compose(_ -> accounts.credentials(name))
        .compose(found ->
            passwords
                .matches(found.flatMap(Accounts.Credentials::passwordHash), password)
                .compose(right ->
                    right
                        ? succeeded(found.orElseThrow().builder(), visitor)
                        : failed(found.map(Accounts.Credentials::builder), visitor)));
  }

  /** What is blocked leaves no entry: whoever floods the engine would fill the log for good. */
  private Future<Void> guarded(String name, Visitor visitor) {
    return new Attempts(throttle)
        .count(
            List.of(
                new Attempts.Key(addressKey(visitor), FREE_PER_ADDRESS),
                new Attempts.Key(nameKey(name), FREE_PER_NAME)));
  }

  private Future<Sessions.Opened> succeeded(Builder builder, Visitor visitor) {
    return throttle
        .forget(nameKey(builder.name()))
        .compose(_ -> throttle.takeBack(addressKey(visitor), FREE_PER_ADDRESS))
        .compose(_ -> open(builder, visitor, "password"));
  }

  /** For a builder whose identity has been proved elsewhere. */
  Future<Sessions.Opened> open(Builder builder, Visitor visitor, String how) {
    return audit
        .add(entry(AuditEvent.SIGNED_IN, builder, visitor).on(how))
        .compose(_ -> sessions.open(builder, visitor.agent()));
  }

  /** What was typed as a name is not kept unless it is one: people type passwords there. */
  private Future<Sessions.Opened> failed(Optional<Builder> builder, Visitor visitor) {
    var entry = Audit.Entry.of(AuditEvent.SIGN_IN_FAILED).from(visitor.address());
    return audit
        .add(builder.map(known -> entry.about(known.id())).orElse(entry))
        .compose(_ ->
            Future.failedFuture(
                Refusal.of(
                        RequestCode.SIGN_IN_FAILED,
                        "Name and password do not fit",
                        "Check both; after several attempts there is a wait")
                    .thrown()));
  }

  /** Spends a refresh token; a copied one ends the sign-in it belongs to. */
  public Future<Sessions.Opened> refresh(SecretText token, Visitor visitor) {
    return sessions
        .refresh(token.reveal())
        .compose(refreshed ->
            switch (refreshed) {
              case Sessions.Refreshed.Continued(var session) -> Future.succeededFuture(session);
              case Sessions.Refreshed.Reused(var builder) ->
                  audit
                      .add(
                          Audit.Entry.of(AuditEvent.REFRESH_REUSED)
                              .about(builder.id())
                              .from(visitor.address()))
                      .compose(_ -> Future.failedFuture(notGood()));
              case Sessions.Refreshed.Unknown _ -> Future.failedFuture(notGood());
            });
  }

  /** Ends one sign-in. */
  public Future<Void> out(Builder builder, UUID session, Visitor visitor) {
    return sessions
        .revoke(session)
        .compose(_ -> audit.add(entry(AuditEvent.SIGNED_OUT, builder, visitor)));
  }

  /** Ends all sign-ins of a builder; tokens for programs stay. */
  public Future<Void> outEverywhere(Builder builder, Visitor visitor) {
    return outElsewhere(builder, Optional.empty(), visitor);
  }

  /** Ends all sign-ins of a builder but one; tokens for programs stay. */
  public Future<Void> outElsewhere(Builder builder, Optional<UUID> except, Visitor visitor) {
    return sessions
        .revokeAll(builder.id(), except)
        .compose(_ -> audit.add(entry(AuditEvent.SIGNED_OUT_EVERYWHERE, builder, visitor)));
  }

  /** Ends one sign-in of a builder, from wherever; false when the builder has no such. */
  public Future<Boolean> end(Builder builder, UUID session, Visitor visitor) {
    return sessions
        .revoke(builder.id(), session)
        .compose(ended ->
            ended
                ? audit.add(entry(AuditEvent.SIGNED_OUT, builder, visitor)).map(true)
                : Future.succeededFuture(false));
  }

  private static Audit.Entry entry(AuditEvent event, Builder builder, Visitor visitor) {
    return Audit.Entry.of(event)
        .about(builder.id())
        .by("builder:" + builder.name())
        .from(visitor.address());
  }

  private static RuntimeException notGood() {
    return Refusal.of(RequestCode.REFRESH_REFUSED, "The refresh token is not good", "Sign in again")
        .thrown();
  }

  static String nameKey(String name) {
    return "builder-name:" + name;
  }

  private static String addressKey(Visitor visitor) {
    return "builder-address:" + visitor.address();
  }
}
