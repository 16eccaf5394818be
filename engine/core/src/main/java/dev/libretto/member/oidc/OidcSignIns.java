package dev.libretto.member.oidc;

import dev.libretto.definition.AppAccess.OidcProvider;
import dev.libretto.member.EmailAddress;
import dev.libretto.member.Members;
import dev.libretto.member.Secrets;
import dev.libretto.member.SignInPolicy;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.rows.Refusal;
import dev.libretto.store.Sha256;
import dev.libretto.store.member.MemberRow;
import dev.libretto.store.member.MemberTable;
import dev.libretto.store.member.OidcLoginTable;
import dev.libretto.store.member.OidcLoginTable.Left;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Outbound outbound;
  private final Discovery discovery;
  private final InstantSource clock;

  /** Sign-ins by these. */
  public OidcSignIns(
      OidcLoginTable table,
      MemberTable identities,
      Members members,
      AppSecrets appSecrets,
      Secrets secrets,
      Outbound outbound,
      InstantSource clock) {
    this.table = table;
    this.identities = identities;
    this.members = members;
    this.appSecrets = appSecrets;
    this.secrets = secrets;
    this.outbound = outbound;
    this.discovery = new Discovery(outbound, clock);
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
    return discovery
        .of(provider.issuer())
        .compose(known ->
            table
                .leave(
                    app,
                    provider.name(),
                    Secrets.hash(state),
                    Secrets.hash(browser),
                    left,
                    clock.instant().plus(AWAY))
                .map(
                    new Departure(
                        authorization(known.authorization(), provider, redirect, state, left),
                        browser)))
        .recover(failure -> Future.failedFuture(failed(provider, failure)));
  }

  private static String authorization(
      String endpoint, OidcProvider provider, String redirect, String state, Left left) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", provider.clientId());
    parameters.put("redirect_uri", redirect);
    parameters.put("scope", "openid email profile");
    parameters.put("state", state);
    parameters.put("nonce", left.nonce());
    parameters.put("code_challenge", challenge(left.verifier()));
    parameters.put("code_challenge_method", "S256");
    return endpoint + (endpoint.contains("?") ? "&" : "?") + form(parameters);
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
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
            left.map(known -> arrive(app, policy, provider, redirect, code, known))
                .orElseGet(() -> Future.failedFuture(notLeft())));
  }

  private Future<Arrival> arrive(
      AppId app,
      SignInPolicy policy,
      OidcProvider provider,
      String redirect,
      String code,
      Left left) {
    return token(app, provider, redirect, code, left)
        .recover(failure -> Future.failedFuture(failed(provider, failure)))
        .compose(token -> member(app, policy, provider.issuer(), token))
        .map(member -> new Arrival(member, left.returnTo()));
  }

  private Future<IdToken> token(
      AppId app, OidcProvider provider, String redirect, String code, Left left) {
    return discovery
        .of(provider.issuer())
        .compose(known ->
            secret(app, provider)
                .compose(secret -> {
                  var exchange = new Exchange(provider.clientId(), secret, known.postsSecret());
                  return outbound.post(
                      known.token(),
                      exchange.headers(),
                      form(exchange.form(code, redirect, left.verifier())));
                })
                .compose(answer ->
                    read(provider, known, answer.path("id_token").asText(""), left.nonce())));
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
                    : Future.failedFuture(
                        new OutboundFailure("the app has no secret '" + name + "'")));
  }

  private Future<IdToken> read(
      OidcProvider provider, Discovery.Known known, String text, String nonce) {
    try {
      return Future.succeededFuture(read(provider, known, text, nonce, known.issuer()));
    } catch (IdToken.UnknownKey rotated) {
      return discovery
          .again(provider.issuer())
          .map(newer -> {
            try {
              return read(provider, newer, text, nonce, newer.issuer());
            } catch (IdToken.UnknownKey stillUnknown) {
              throw new OutboundFailure("the ID token is signed with an unknown key");
            }
          });
    }
  }

  private IdToken read(
      OidcProvider provider, Discovery.Known known, String text, String nonce, String issuer)
      throws IdToken.UnknownKey {
    return IdToken.read(text, known.keys(), issuer, provider.clientId(), nonce, clock.instant());
  }

  private Future<Optional<MemberRow>> member(
      AppId app, SignInPolicy policy, String issuer, IdToken token) {
    return identities
        .emailOf(app, issuer, token.subject())
        .compose(bound -> {
          var address =
              bound.isPresent() ? bound.map(EmailAddress::new) : EmailAddress.of(token.email());
          return address
              .map(known -> members.enter(app, policy, known))
              .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        })
        .compose(entered ->
            entered.isEmpty()
                ? Future.succeededFuture(entered)
                : identities
                    .bind(app, issuer, token.subject(), entered.get().id())
                    .map(own -> entered.filter(_ -> own)));
  }

  /** Deletes who never came back. */
  public Future<Void> sweep() {
    return table.sweep(clock.instant());
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
