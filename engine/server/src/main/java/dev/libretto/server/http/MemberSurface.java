package dev.libretto.server.http;

import dev.libretto.member.ApiKeys;
import dev.libretto.member.Members;
import dev.libretto.member.OidcSignIns;
import dev.libretto.member.Secrets;
import dev.libretto.member.Sessions;
import dev.libretto.member.SignIns;
import dev.libretto.member.Throttle;
import dev.libretto.oidc.Outbound;
import dev.libretto.oidc.RelyingParty;
import dev.libretto.space.Spaces;
import dev.libretto.store.Database;
import dev.libretto.store.member.KeyTable;
import dev.libretto.store.member.MemberTable;
import dev.libretto.store.member.OidcLoginTable;
import dev.libretto.store.member.SessionTable;
import dev.libretto.store.member.SignInTable;
import dev.libretto.store.member.ThrottleTable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about members that answers HTTP, put together. */
final class MemberSurface {

  private static final Logger LOG = LoggerFactory.getLogger(MemberSurface.class);

  private static final Duration SWEEPING = Duration.ofHours(1);

  private final Sessions sessions;
  private final MemberCredential credential;
  private final ApiKeys keys;
  private final Members members;
  private final SignIns signIns;
  private final OidcSignIns oidc;
  private final MembersOutside outside;
  private final InstantSource clock;

  MemberSurface(
      Vertx vertx,
      Database database,
      SecureRandom random,
      InstantSource clock,
      MembersOutside outside) {
    this.outside = outside;
    this.clock = clock;
    var secrets = new Secrets(random);
    var mailer = outside.mailer();
    var events = outside.events();
    var table = new MemberTable(database);
    var asked = new SignInTable(database);
    var throttle = new Throttle(new ThrottleTable(database), clock);
    this.sessions = new Sessions(new SessionTable(database), secrets, clock);
    this.credential = new MemberCredential(sessions, outside.origin());
    this.keys = new ApiKeys(new KeyTable(database), secrets, events, clock);
    this.members = new Members(table, asked, sessions, secrets, mailer, events, clock);
    this.signIns = new SignIns(asked, table, secrets, throttle, mailer, events, clock);
    this.oidc =
        new OidcSignIns(
            new OidcLoginTable(database),
            table,
            members,
            outside.secrets(),
            secrets,
            new RelyingParty(
                new Outbound(
                    vertx, outside.anywhere() ? Outbound.Reach.ANYWHERE : Outbound.Reach.PUBLIC),
                clock),
            clock);
    vertx.setPeriodic(
        SWEEPING.toMillis(),
        _ ->
            Future.join(signIns.sweep(), sessions.sweep(), oidc.sweep(), throttle.sweep())
                .onFailure(failure -> LOG.warn("What has ended could not be deleted", failure)));
  }

  MemberCredential credential() {
    return credential;
  }

  KeyCredential keyCredential() {
    return new KeyCredential(keys);
  }

  /** Reads anew who may do what: something has been revoked on another engine. */
  void forget() {
    sessions.forgetAll();
    keys.forgetAll();
  }

  SignInRoutes signInRoutes(
      VisibleApps apps, Callers callers, Turnstile turnstile, SignInPages pages) {
    var admission = new Admission(members, sessions, credential);
    return new SignInRoutes(
        apps,
        signIns,
        outside.mailer(),
        admission,
        credential,
        new OidcRoutes(oidc, admission, credential, outside.origin()),
        new OwnRoutes(callers, members, sessions, credential),
        pages,
        outside.origin(),
        new ClientAddress(outside.proxies()),
        turnstile,
        clock);
  }

  AppOffice office(Spaces spaces, DeliveryRoutes deliveries) {
    return new AppOffice(
        spaces, new MemberRoutes(members, outside.origin()), new KeyRoutes(keys), deliveries);
  }
}
