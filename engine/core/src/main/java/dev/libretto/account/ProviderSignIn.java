package dev.libretto.account;

import dev.libretto.oidc.Handshake;
import dev.libretto.oidc.OidcClient;
import dev.libretto.oidc.OidcFailure;
import dev.libretto.oidc.OidcIdentity;
import dev.libretto.oidc.RelyingParty;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.store.Builder;
import dev.libretto.store.OpaqueToken;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.Identities;
import dev.libretto.store.account.Sessions;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in as a builder with the operator's OpenID provider. Only issuer and subject are an
 * identity; a builder is never found by a mail address, which a provider may let anybody claim.
 */
public final class ProviderSignIn {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

  private final RelyingParty relying;
  private final OidcClient client;
  private final String redirect;
  private final Identities identities;
  private final Enrolment enrolment;
  private final SignIn signIn;
  private final Audit audit;
  private final SecureRandom random;

  /**
   * Works on these.
   *
   * @param redirect the address the provider sends browsers back to
   */
  public ProviderSignIn(
      RelyingParty relying,
      OidcClient client,
      String redirect,
      Identities identities,
      Enrolment enrolment,
      SignIn signIn,
      Audit audit,
      SecureRandom random) {
    this.relying = relying;
    this.client = client;
    this.redirect = redirect;
    this.identities = identities;
    this.enrolment = enrolment;
    this.signIn = signIn;
    this.audit = audit;
    this.random = random;
  }

  /**
   * A sign-in that begins.
   *
   * @param address where the browser goes
   * @param browser what the browser has to show when it comes back
   */
  public record Departure(String address, String browser) {

    /** Never shows what the browser has to show. */
    @Override
    public String toString() {
      return "departure";
    }
  }

  /** What a return came to. */
  public sealed interface Arrival {

    /** A builder has signed in. */
    record SignedIn(Sessions.Opened session) implements Arrival {}

    /** A builder has this identity from now on. */
    record Linked() implements Arrival {}
  }

  /** Begins a sign-in, or adds an identity to a builder. */
  public Future<Departure> depart(Optional<UUID> builder) {
    var state = OpaqueToken.make(random, "");
    var browser = OpaqueToken.make(random, "");
    var login =
        new Identities.Login(OpaqueToken.make(random, ""), OpaqueToken.make(random, ""), builder);
    return identities
        .send(state, browser, login)
        .compose(_ ->
            relying.authorization(
                client, new Handshake(redirect, state, login.nonce(), login.verifier())))
        .map(address -> new Departure(address, browser))
        .recover(ProviderSignIn::refused);
  }

  /** Ends a sign-in with what the provider gave the browser. */
  public Future<Arrival> arrive(String state, String browser, String code, Visitor visitor) {
    return identities
        .take(state, browser)
        .compose(found ->
            found
                .map(login -> identified(login, state, code, visitor))
                .orElseGet(() ->
                    Future.failedFuture(new OidcFailure("the state is not one of this browser"))))
        .recover(ProviderSignIn::refused);
  }

  private Future<Arrival> identified(
      Identities.Login login, String state, String code, Visitor visitor) {
    return relying
        .identity(client, code, new Handshake(redirect, state, login.nonce(), login.verifier()))
        .compose(identity ->
            login
                .builder()
                .map(builder -> link(identity, builder, visitor))
                .orElseGet(() -> enter(identity, visitor)));
  }

  private Future<Arrival> link(OidcIdentity identity, UUID builder, Visitor visitor) {
    return identities
        .link(identity.issuer(), identity.subject(), builder)
        .compose(linked ->
            linked
                ? audit.add(
                    Audit.Entry.of(AuditEvent.IDENTITY_ADDED)
                        .about(builder)
                        .from(visitor.address()))
                : Future.failedFuture(new OidcFailure("the identity is somebody's already")))
        .map(new Arrival.Linked());
  }

  private Future<Arrival> enter(OidcIdentity identity, Visitor visitor) {
    return identities
        .find(identity.issuer(), identity.subject())
        .compose(
            found -> found.map(Future::succeededFuture).orElseGet(() -> welcome(identity, visitor)))
        .compose(builder -> signIn.open(builder, visitor, "provider"))
        .map(Arrival.SignedIn::new);
  }

  /** Somebody new; a suspended builder is none, and must not come back under another name. */
  private Future<Builder> welcome(OidcIdentity identity, Visitor visitor) {
    return identities
        .owner(identity.issuer(), identity.subject())
        .compose(owner ->
            owner.isPresent()
                ? Future.failedFuture(new OidcFailure("the builder is suspended"))
                : enrolment.register(applicant(identity), visitor))
        .compose(builder ->
            identities.link(identity.issuer(), identity.subject(), builder.id()).map(builder));
  }

  private Enrolment.Applicant applicant(OidcIdentity identity) {
    return new Enrolment.Applicant(
        name(identity),
        identity
            .fullName()
            .map(String::strip)
            .filter(name -> !name.isEmpty() && name.length() <= 200),
        identity.email().filter(mail -> mail.length() >= 3 && mail.length() <= 254));
  }

  /** A name in an address, made unlike others by some chance: who comes later takes nobody's. */
  private String name(OidcIdentity identity) {
    var wished = identity.preferredName().orElse("").toLowerCase(Locale.ROOT);
    var plain = wished.replaceAll("[^a-z0-9-]", "").replaceFirst("^[^a-z]+", "");
    var start = plain.isEmpty() ? "builder" : plain.substring(0, Math.min(plain.length(), 40));
    return start + "-" + Integer.toString(random.nextInt(1 << 30) | (1 << 29), 36);
  }

  private static <T> Future<T> refused(Throwable failure) {
    if (!(failure instanceof OidcFailure)) {
      return Future.failedFuture(failure);
    }
    LOG.warn("A sign-in with the provider failed: {}", failure.getMessage());
    return Future.failedFuture(
        Refusal.of(
                RequestCode.PROVIDER_SIGN_IN_FAILED,
                "The sign-in with the provider did not succeed",
                "Begin again; the log of the engine has the reason")
            .thrown());
  }
}
