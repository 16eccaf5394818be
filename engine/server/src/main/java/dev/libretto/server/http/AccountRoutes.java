package dev.libretto.server.http;

import dev.libretto.space.Address;
import dev.libretto.space.Spaces;
import dev.libretto.space.WhereApps;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.function.Function;

/** All routes of builders' accounts, put together. */
final class AccountRoutes {

  private final BuilderParts parts;
  private final Callers callers;
  private final Spaces spaces;
  private final Function<Address, Future<Void>> refresh;
  private final Turnstile turnstile;
  private final Assets assets;
  private final UsageRoutes usage;

  AccountRoutes(
      BuilderParts parts,
      Callers callers,
      Spaces spaces,
      Function<Address, Future<Void>> refresh,
      Turnstile turnstile,
      Assets assets,
      UsageRoutes usage) {
    this.turnstile = turnstile;
    this.assets = assets;
    this.usage = usage;
    this.parts = parts;
    this.callers = callers;
    this.spaces = spaces;
    this.refresh = refresh;
  }

  void mount(Router router) {
    var addresses = new ClientAddress(parts.proxies());
    var door = new BuilderDoor(callers, addresses, turnstile);
    var auth =
        new AuthRoutes(
            parts.signIn(),
            parts.enrolment(),
            parts.correspondence(),
            parts.tokens(),
            parts.keys(),
            callers);
    var audit = new AuditRoutes(parts.audit());
    auth.mount(router, door);
    new ProviderRoutes(parts.provider(), auth, parts.secureConsole()).mount(router, door);
    new ProfileRoutes(
            parts.accounts(),
            parts.apiTokens(),
            parts.enrolment(),
            parts.correspondence(),
            parts.audit(),
            callers)
        .mount(router, door);
    new BuilderSessionRoutes(parts.sessions(), parts.signIn(), callers).mount(router, door);
    new BuilderMailRoutes(parts.correspondence(), parts.accounts(), callers).mount(router, door);
    new AccountPages(parts.correspondence(), callers, assets, addresses).mount(router);
    usage.mount(router, door);
    audit.mount(router, door);
    new SecretRoutes(parts.secrets(), parts.ownership(), parts.audit()).mount(router, door);
    new OwnershipRoutes(parts.ownership(), parts.audit(), spaces, refresh, parts.graceDays())
        .mount(router, door);
    var where = new WhereApps(parts.ownership(), spaces, refresh);
    new OperatorRoutes(parts.accounts(), parts.audit(), audit, parts.keys(), callers, where::look)
        .mount(router, door);
  }
}
