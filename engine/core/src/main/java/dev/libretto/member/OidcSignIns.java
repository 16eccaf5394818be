package dev.libretto.member;

import dev.libretto.definition.AppAccess.OidcProvider;
import dev.libretto.oidc.Handshake;
import dev.libretto.oidc.OidcClient;
import dev.libretto.oidc.OidcFailure;
import dev.libretto.oidc.OidcIdentity;
import dev.libretto.oidc.RelyingParty;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import dev.libretto.store.member.MemberRow;
import dev.libretto.store.member.MemberTable;
import dev.libretto.store.member.OidcLoginTable;
import dev.libretto.store.member.OidcLoginTable.Left;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends people to a provider and takes them back. Who comes back must be the browser that left, for
 * the same app and provider, and must bring a token that answers that very request. A provider's
 * subject is bound to the member it first signed in as, whatever address it has later.
 */
public final class OidcSignIns {

  /** How long somebody may be at the provider. */
  public static final Duration AWAY = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIns.class);

  private final OidcLoginTable table;
  private final MemberTable identities;
  private final Members members;
  private final AppSecrets appSecrets;
  private final Secrets secrets;
  private final RelyingParty relying;
  private final InstantSource clock;

  /** Sign-ins by these. */
  public OidcSignIns(
      OidcLoginTable table,
      MemberTable identities,
      Members members,
      AppSecrets appSecrets,
      Secrets secrets,
      RelyingParty relying,
      InstantSource clock) {
    this.table = table;
    this.identities = identities;
    this.members = members;
    this.appSecrets = appSecrets;
    this.secrets = secrets;
    this.relying = relying;
    this.clock = clock;
  }

  /** Opens an app's secrets to those that authenticate with them. */
  @FunctionalInterface
  public interface AppSecrets {

    /** The secret of this name, if the app has it. */
    Future<Optional<String>> secret(AppId app, String name);
  }

  /**
   * Where to send a browser.
   *
   * @param address at the provider
   * @param browser what the browser must keep and show when it comes back
   */
  public record Departure(String address, String browser) {}

  /** Who came back, and where they wanted to go; no member where they may not enter. */
  public record Arrival(Optional<MemberRow> member, String returnTo) {}

  /**
   * Sends somebody to a provider.
   *
   * @param redirect the address the provider sends them back to
   */
  public Future<Departure> leave(
      AppId app, OidcProvider provider, String redirect, String returnTo) {
    var state = secrets.token();
    var browser = secrets.token();
    var left = new Left(secrets.token(), secrets.token(), returnTo);
    var handshake = new Handshake(redirect, state, left.nonce(), left.verifier());
    // The address has no secret of the client in it.
    return relying
        .authorization(client(provider, Optional.empty()), handshake)
        .compose(address ->
            table
                .leave(
                    app,
                    provider.name(),
                    Secrets.hash(state),
                    Secrets.hash(browser),
                    left,
                    clock.instant().plus(AWAY))
                .map(new Departure(address, browser)))
        .recover(failure -> Future.failedFuture(failed(provider, failure)));
  }

  /** Takes somebody back; fails with a refusal where anything is not as it was left. */
  public Future<Arrival> comeBack(
      AppId app,
      SignInPolicy policy,
      OidcProvider provider,
      String redirect,
      String state,
      String browser,
      String code) {
    return table
        .comeBack(app, provider.name(), Secrets.hash(state), Secrets.hash(browser), clock.instant())
        .compose(left ->
            left.map(
                    known -> {
                      var handshake =
                          new Handshake(redirect, state, known.nonce(), known.verifier());
                      return arrive(app, policy, provider, handshake, code)
                          .map(member -> new Arrival(member, known.returnTo()));
                    })
                .orElseGet(() -> Future.failedFuture(notLeft())));
  }

  private Future<Optional<MemberRow>> arrive(
      AppId app, SignInPolicy policy, OidcProvider provider, Handshake handshake, String code) {
    return secret(app, provider)
        .compose(secret -> relying.identity(client(provider, secret), code, handshake))
        .compose(identity -> verifiedAddress(identity).map(address -> new Known(identity, address)))
        .recover(failure -> Future.failedFuture(failed(provider, failure)))
        .compose(known -> member(app, policy, known.identity(), known.address()));
  }

  private record Known(OidcIdentity identity, String address) {}

  private static OidcClient client(OidcProvider provider, Optional<String> secret) {
    return new OidcClient(provider.issuer(), provider.clientId(), secret.map(SecretText::new));
  }

  private Future<Optional<String>> secret(AppId app, OidcProvider provider) {
    var name = provider.clientSecret();
    return name == null
        ? Future.succeededFuture(Optional.empty())
        : appSecrets
            .secret(app, name)
            .compose(found ->
                found.isPresent()
                    ? Future.succeededFuture(found)
                    : Future.failedFuture(new OidcFailure("the app has no secret '" + name + "'")));
  }

  /** An address the provider has not verified may be anybody's. */
  private static Future<String> verifiedAddress(OidcIdentity identity) {
    return identity
        .email()
        .filter(_ -> identity.emailVerified())
        .map(Future::succeededFuture)
        .orElseGet(() ->
            Future.failedFuture(new OidcFailure("the ID token has no verified mail address")));
  }

  private Future<Optional<MemberRow>> member(
      AppId app, SignInPolicy policy, OidcIdentity identity, String told) {
    var issuer = identity.issuer();
    var name = Members.fitting(identity.fullName());
    return identities
        .emailOf(app, issuer, identity.subject())
        .compose(bound -> {
          var address = bound.isPresent() ? bound.map(EmailAddress::new) : EmailAddress.of(told);
          return address
              .map(known -> members.enter(app, policy, known, name))
              .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        })
        .compose(entered ->
            entered.isEmpty()
                ? Future.succeededFuture(entered)
                : identities
                    .bind(app, issuer, identity.subject(), entered.get().id())
                    .map(own -> entered.filter(_ -> own)));
  }

  /** Deletes who never came back. */
  public Future<Void> sweep() {
    return table.sweep(clock.instant());
  }

  private static RuntimeException notLeft() {
    return Refusal.of(
            RequestCode.SIGN_IN_REFUSED,
            "This sign-in was not begun in this browser, or took too long",
            "Sign in again")
        .thrown();
  }

  /** The person cannot do anything about it; the log says what the builder has to know. */
  private static Throwable failed(OidcProvider provider, Throwable failure) {
    if (failure instanceof dev.libretto.store.StoreFailure
        || failure instanceof dev.libretto.rows.Refused) {
      return failure;
    }
    LOG.warn("Sign-in by {} failed: {}", provider.issuer(), failure.toString());
    return Refusal.of(
            RequestCode.PROVIDER_FAILED,
            "The sign-in by " + provider.label() + " does not work at the moment",
            "Try again later, or sign in another way")
        .thrown();
  }
}
