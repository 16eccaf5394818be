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

/** Becoming a builder, and changing what one signs in with. */
public final class Enrolment {

  private static final int FREE_REGISTRATIONS = 10;
  private static final int FREE_CHANGES = 5;

  private final boolean open;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Audit audit;

  /**
   * Works on these.
   *
   * @param open whether anybody may register
   */
  public Enrolment(
      boolean open,
      Accounts accounts,
      Sessions sessions,
      Passwords passwords,
      Throttle throttle,
      Audit audit) {
    this.open = open;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
  }

  /** Who wants to become a builder; the name has the form of one. */
  public record Applicant(String name, Optional<String> displayName, Optional<String> email) {}

  /** Registers a builder who signs in with a password. */
  public Future<Builder> register(Applicant applicant, SecretText password, Visitor visitor) {
    var fault =
        open
            ? PasswordPolicy.fault(password, applicant.name(), applicant.email())
            : Optional.of(closed());
    return fault.isPresent()
        ? Future.failedFuture(fault.get().thrown())
        : new Attempts(throttle)
            .count(
                List.of(
                    new Attempts.Key("register-address:" + visitor.address(), FREE_REGISTRATIONS)))
            .compose(_ -> passwords.hash(password))
            .compose(hash -> admit(applicant, Optional.of(hash), visitor));
  }

  /** Registers a builder whom a provider vouches for. */
  Future<Builder> register(Applicant applicant, Visitor visitor) {
    return open
        ? admit(applicant, Optional.empty(), visitor)
        : Future.failedFuture(closed().thrown());
  }

  private Future<Builder> admit(Applicant applicant, Optional<String> hash, Visitor visitor) {
    return accounts
        .register(applicant.name(), applicant.displayName(), applicant.email(), hash)
        .compose(made ->
            made.map(builder ->
                    audit.add(entry(AuditEvent.REGISTERED, builder, visitor)).map(builder))
                .orElseGet(() -> Future.failedFuture(taken())));
  }

  /**
   * Replaces a builder's password and ends their other sign-ins.
   *
   * @param current what proves the builder; not asked for where there is no password yet
   * @param session the sign-in that goes on
   */
  public Future<Void> changePassword(
      Builder builder,
      Optional<SecretText> current,
      SecretText next,
      Optional<UUID> session,
      Visitor visitor) {
    var key = "password:" + builder.id();
    return accounts
        .find(builder.id())
        .compose(found -> {
          var fault =
              PasswordPolicy.fault(next, builder.name(), found.flatMap(account -> account.email()));
          return fault.isPresent()
              ? Future.failedFuture(fault.get().thrown())
              : new Attempts(throttle).count(List.of(new Attempts.Key(key, FREE_CHANGES)));
        })
        .compose(_ -> prove(builder, current))
        .compose(_ -> throttle.forget(key))
        .compose(_ -> setPassword(builder, next, session, visitor));
  }

  /** Replaces the password of a builder who has proved it otherwise, and ends all sign-ins. */
  Future<Void> setPassword(Builder builder, SecretText next, Visitor visitor) {
    return setPassword(builder, next, Optional.empty(), visitor)
        .compose(_ -> throttle.forget(SignIn.nameKey(builder.name())));
  }

  private Future<Void> setPassword(
      Builder builder, SecretText next, Optional<UUID> session, Visitor visitor) {
    return passwords
        .hash(next)
        .compose(hash -> accounts.setPassword(builder.id(), hash))
        .compose(_ -> sessions.revokeAll(builder.id(), session))
        .compose(_ -> audit.add(entry(AuditEvent.PASSWORD_CHANGED, builder, visitor)));
  }

  private Future<Void> prove(Builder builder, Optional<SecretText> current) {
    return accounts
        .credentials(builder.name())
        .compose(found -> {
          var hash = found.flatMap(Accounts.Credentials::passwordHash);
          return hash.isEmpty()
              ? Future.succeededFuture(true)
              : passwords.matches(hash, current.orElseGet(() -> new SecretText("")));
        })
        .compose(right ->
            right
                ? Future.succeededFuture()
                : Future.failedFuture(
                    Refusal.of(
                            RequestCode.SIGN_IN_FAILED,
                            "The current password is another one",
                            "Send the password that is valid now as current")
                        .thrown()));
  }

  private static Audit.Entry entry(AuditEvent event, Builder builder, Visitor visitor) {
    return Audit.Entry.of(event)
        .about(builder.id())
        .by("builder:" + builder.name())
        .from(visitor.address());
  }

  private static Refusal closed() {
    return Refusal.of(
        RequestCode.REGISTRATION_CLOSED,
        "This engine takes no new builders by itself",
        "Ask its operator");
  }

  private static RuntimeException taken() {
    return Refusal.of(RequestCode.NAME_TAKEN, "Another builder has this name", "Choose another")
        .thrown();
  }
}
