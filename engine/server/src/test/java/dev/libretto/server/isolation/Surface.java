package dev.libretto.server.isolation;

import java.util.List;

/**
 * A way into the engine: what a request can be sent to and what can be asked for with it. Each is a
 * row of the table in {@code engine/docs/isolation.md}.
 */
enum Surface {
  READ_ONE(Kind.ROWS, "read one", "GET {rest}item/{one}"),
  HEAD(Kind.ROWS, "read one, headers alone", "HEAD {rest}item/{one}"),
  LIST(Kind.ROWS, "list", "GET {rest}item"),
  COUNT(Kind.ROWS, "count", "GET {rest}item?limit=0"),
  FILTER(Kind.ROWS, "filter", "GET {rest}item?rank=gt.0"),
  SEARCH(Kind.ROWS, "search", "GET {rest}item?or=(title.ilike.*e*,phone.ilike.*e*)"),
  ORDER(Kind.ROWS, "order", "GET {rest}item?order=title"),
  NEAREST(
      Kind.ROWS,
      "order by nearness, filter by distance",
      "GET {rest}item?order=spot.distance(13,52)"),
  EMBED(Kind.ROWS, "embedded row", "GET {rest}item?select=title,room(*)"),
  EMBED_LIST(Kind.ROWS, "embedded list", "GET {rest}item?select=title,rooms(*)"),
  LOOKUP(Kind.ROWS, "lookup", "GET {rest}item?select=title,roomName,roomNames"),
  ROLLUP(Kind.ROWS, "rollup", "GET {rest}room?select=name,itemCount,priceSum"),
  COMPUTED(Kind.ROWS, "computed", "GET {rest}item?select=title,double,call"),
  CREATE(Kind.WRITES, "create", "POST {rest}item {title:'new'}"),
  CREATE_MANY(Kind.WRITES, "create several", "POST {rest}item [{title:'new'},{title:'newer'}]"),
  CHANGE(Kind.WRITES, "change one", "PATCH {rest}item/{one} {rank:1}"),
  CHANGE_MANY(Kind.WRITES, "change those that match", "PATCH {rest}item?title=eq.one {rank:1}"),
  DELETE(Kind.WRITES, "delete one", "DELETE {rest}item/{never}"),
  DELETE_MANY(Kind.WRITES, "delete those that match", "DELETE {rest}item?title=eq.nothing"),
  TRANSITION(Kind.WRITES, "transition", "POST {rest}rpc/file {id:'{never}'}"),
  HISTORY(Kind.MEMORY, "history", "GET {rest}item/{one}/history"),
  AS_OF(Kind.MEMORY, "row as it was", "GET {rest}item/{one}?asOf={then}"),
  TRASH(Kind.MEMORY, "trash", "GET {rest}item/trash"),
  RESTORE(Kind.MEMORY, "restore", "POST {rest}item/trash/{never}/restore"),
  PURGE(Kind.MEMORY, "forget for good", "DELETE {rest}item/trash/{never}"),
  PAGE(Kind.PAGES, "page with its first rows", "GET {base}"),
  VIEW(Kind.PAGES, "page of a view", "GET {base}/items"),
  SIGN_IN_PAGE(Kind.AUTH, "sign-in page", "GET {base}/auth/sign-in"),
  ASK(Kind.AUTH, "ask for a link", "POST {base}/auth/sign-in {email:'{unique}@example.org'}"),
  CHECK_PAGE(Kind.AUTH, "page after asking", "GET {base}/auth/check"),
  CODE(Kind.AUTH, "enter a code", "POST {base}/auth/code {code:'AAAA-BBBB'}"),
  LINK_PAGE(Kind.AUTH, "open a link", "GET {base}/auth/link/{token}"),
  LINK(Kind.AUTH, "spend a link", "POST {base}/auth/link/{token} {}"),
  INVITE_PAGE(Kind.AUTH, "open an invitation", "GET {base}/auth/invite/{token}"),
  INVITE(Kind.AUTH, "take an invitation", "POST {base}/auth/invite/{token} {}"),
  OIDC_LEAVE(Kind.AUTH, "leave for a provider", "GET {base}/auth/oidc/company"),
  OIDC_BACK(
      Kind.AUTH,
      "come back from a provider",
      "GET {base}/auth/oidc/company/callback?state=x&code=y"),
  ME(Kind.AUTH, "who am I", "GET {base}/auth/me"),
  SESSIONS(Kind.AUTH, "own sessions", "GET {base}/auth/sessions"),
  END_SESSION(Kind.AUTH, "end a session", "DELETE {base}/auth/sessions/{never}"),
  SIGN_OUT(Kind.AUTH, "sign out", "POST {base}/auth/sign-out {}"),
  SIGNED_OUT(Kind.AUTH, "page after signing out", "GET {base}/auth/signed-out"),
  BUILDER_DOOR(Kind.AUTH, "open a private app's page", "POST {base}/auth/builder {token:'x'}"),
  APPS(Kind.OWN, "own apps", "GET /api/v1/apps"),
  DEFINITION(Kind.OFFICE, "definition", "GET {office}/definition"),
  PUBLISH(Kind.OFFICE, "publish, or try to", "PUT {office}/definition?dryRun=true {}"),
  ACCESS(Kind.OFFICE, "access report", "GET {office}/access"),
  VERSIONS(Kind.OFFICE, "versions", "GET {office}/versions"),
  VERSION(Kind.OFFICE, "one version", "GET {office}/versions/1"),
  ROLLBACK(Kind.OFFICE, "rollback", "POST {office}/versions/1/rollback {}"),
  MEMBERS(Kind.OFFICE, "members", "GET {office}/members"),
  INVITE_MEMBER(Kind.OFFICE, "invite", "POST {office}/members {email:'{unique}@example.org'}"),
  CHANGE_MEMBER(Kind.OFFICE, "change a member", "PATCH {office}/members/{member} {suspended:true}"),
  REMOVE_MEMBER(Kind.OFFICE, "remove a member", "DELETE {office}/members/{member}"),
  MEMBER_SESSIONS(
      Kind.OFFICE, "end a member's sessions", "DELETE {office}/members/{member}/sessions"),
  INVITE_AGAIN(Kind.OFFICE, "invite again", "POST {office}/members/{member}/invitation {}"),
  KEYS(Kind.OFFICE, "API keys", "GET {office}/keys"),
  CREATE_KEY(Kind.OFFICE, "make a key", "POST {office}/keys {name:'mine',scopes:['*:*']}"),
  REVOKE_KEY(Kind.OFFICE, "revoke a key", "DELETE {office}/keys/{key}"),
  SECRETS(Kind.OFFICE, "secrets", "GET {office}/secrets"),
  SECRET(Kind.OFFICE, "read a secret", "GET {office}/secrets/pass"),
  WRITE_SECRET(Kind.OFFICE, "write a secret", "PUT {office}/secrets/pass {value:'x'}"),
  REMOVE_SECRET(Kind.OFFICE, "remove a secret", "DELETE {office}/secrets/pass"),
  DELETE_APP(Kind.OFFICE, "delete an app", "DELETE {office}"),
  OFFER(Kind.OFFICE, "offer an app", "POST {office}/transfer {to:'{user}'}"),
  USAGE(Kind.OFFICE, "usage of an app", "GET {office}/usage"),
  DELIVERIES(Kind.OFFICE, "notifications", "GET {office}/deliveries"),
  RETRY_DELIVERY(
      Kind.OFFICE, "send a notification again", "POST {office}/deliveries/{never}/retry {}"),
  DELETED_APPS(Kind.OWN, "own deleted apps", "GET /api/v1/deleted-apps"),
  RESTORE_APP(Kind.OWN, "bring an app back", "POST /api/v1/deleted-apps/{deletedApp}/restore {}"),
  OFFERS(Kind.OWN, "offers", "GET /api/v1/transfers"),
  ACCEPT(Kind.OWN, "accept an offer", "POST /api/v1/transfers/{offer}/accept {}"),
  END_OFFER(Kind.OWN, "end an offer", "DELETE /api/v1/transfers/{offer}"),
  AUDIT(Kind.OWN, "own audit log", "GET /api/v1/audit"),
  PROFILE(Kind.OWN, "own profile", "GET /api/v1/profile"),
  CHANGE_PROFILE(Kind.OWN, "change one's profile", "PATCH /api/v1/profile {displayName:'Me'}"),
  PASSWORD(Kind.OWN, "change one's password", "POST /api/v1/profile/password {}"),
  IDENTITIES(Kind.OWN, "link a provider", "POST /api/v1/profile/identities {}"),
  TOKENS(Kind.OWN, "own tokens", "GET /api/v1/profile/tokens"),
  CREATE_TOKEN(Kind.OWN, "make a token", "POST /api/v1/profile/tokens {}"),
  REVOKE_TOKEN(Kind.OWN, "revoke a token", "DELETE /api/v1/profile/tokens/{tokenOfP}"),
  OWN_USAGE(Kind.OWN, "own usage", "GET /api/v1/usage"),
  SIGN_INS(Kind.OWN, "own sign-ins", "GET /api/v1/profile/sessions"),
  END_SIGN_IN(Kind.OWN, "end an own sign-in", "DELETE /api/v1/profile/sessions/{signIn}"),
  PROVE_ADDRESS(Kind.OWN, "prove an own address", "POST /api/v1/profile/email/verification {}"),
  BUILDER_OUT(Kind.OWN, "sign a builder out", "POST /api/v1/auth/sign-out {}"),
  BUILDER_OUT_ALL(
      Kind.OWN, "sign a builder out everywhere", "POST /api/v1/auth/sign-out-everywhere {}"),
  BUILDERS(Kind.OPERATOR, "operator: builders", "GET /api/v1/operator/builders"),
  ONE_BUILDER(
      Kind.OPERATOR,
      "operator: one builder",
      "PATCH /api/v1/operator/builders/{user} {suspended:true}"),
  WHOLE_AUDIT(Kind.OPERATOR, "operator: audit log", "GET /api/v1/operator/audit"),
  ROTATE(Kind.OPERATOR, "operator: signing keys", "POST /api/v1/operator/signing-keys/rotate {}"),
  REGISTER(Kind.OPEN, "register", "POST /api/v1/auth/register {}"),
  BUILDER_SIGN_IN(
      Kind.OPEN,
      "sign a builder in",
      "POST /api/v1/auth/sign-in {name:'{user}',password:'wrong password'}"),
  REFRESH(Kind.OPEN, "refresh a sign-in", "POST /api/v1/auth/refresh {refreshToken:'x'}"),
  CONFIRM_ADDRESS(Kind.OPEN, "confirm an address", "POST /api/v1/auth/email/confirm {token:'x'}"),
  FORGOTTEN(
      Kind.OPEN,
      "ask for another password",
      "POST /api/v1/auth/password-reset {email:'{unique}@example.org'}"),
  NEW_PASSWORD(
      Kind.OPEN,
      "set another password",
      "POST /api/v1/auth/password-reset/confirm {token:'x',password:'a long password'}"),
  ADDRESS_PAGE(Kind.OPEN, "page to confirm an address", "GET /account/address/{token}"),
  PASSWORD_PAGE(Kind.OPEN, "page to set a password", "GET /account/password/{token}"),
  PROVIDER(Kind.OPEN, "builder's provider", "GET /api/v1/auth/oidc/start"),
  PROVIDER_BACK(
      Kind.OPEN, "back from a builder's provider", "GET /api/v1/auth/oidc/callback?state=x&code=y"),
  KEY_SET(Kind.OPEN, "public keys", "GET /.well-known/jwks.json"),
  METRICS(Kind.OPEN, "metrics", "GET /metrics"),
  LIVE(Kind.PUBLIC, "liveness", "GET /health/live"),
  READY(Kind.PUBLIC, "readiness", "GET /health/ready"),
  SCHEMA(Kind.PUBLIC, "schema of definitions", "GET /schemas/app/1"),
  PROBLEM(Kind.PUBLIC, "page of a problem code", "GET /docs/problems/LIB-701"),
  ASSET(Kind.PUBLIC, "assets of the pages", "GET /assets/nothing.js"),
  WELCOME(Kind.PUBLIC, "start page", "GET /"),
  OPENAPI(Kind.ABSENT, "OpenAPI", "GET {base}/openapi.json"),
  ROOT(Kind.ABSENT, "root of the API", "GET {rest}"),
  BATCH(Kind.ABSENT, "batch", "POST {base}/batch {}"),
  EVENTS(Kind.ABSENT, "server-sent events", "GET {base}/events"),
  HOOKS(Kind.ABSENT, "webhooks", "POST {base}/hooks/x {}"),
  MCP(Kind.ABSENT, "MCP", "POST {base}/mcp {}"),
  FILES(Kind.ABSENT, "files and their metadata", "GET {base}/files/{never}"),
  EXPORT(Kind.ABSENT, "export", "GET {base}/export"),
  IMPORT(Kind.ABSENT, "import", "POST {base}/import {}"),
  CALENDAR(Kind.ABSENT, "calendar feed", "GET {base}/calendar/x.ics"),
  CONSOLE(Kind.ABSENT, "console", "GET /console");

  /** What surfaces have in common when it is asked whether an idea makes sense for them. */
  enum Kind {
    /** Reads rows. */
    ROWS,
    /** Writes rows. */
    WRITES,
    /** What a table remembers. */
    MEMORY,
    /** HTML with rows in it. */
    PAGES,
    /** Signing in to one app. */
    AUTH,
    /** A builder about one app. */
    OFFICE,
    /** A builder about what is theirs. */
    OWN,
    /** The operator. */
    OPERATOR,
    /** The builder listener, for anybody. */
    OPEN,
    /** Either listener, for anybody. */
    PUBLIC,
    /** Not built: there is nothing at the address. */
    ABSENT
  }

  final Kind kind;
  final String title;

  /** Method, address and body of a plain request. */
  final String sample;

  Surface(Kind kind, String title, String sample) {
    this.kind = kind;
    this.title = title;
    this.sample = sample;
  }

  /** Whether it is below the address of an app, on the listener of the published apps. */
  boolean isOfAnApp() {
    return switch (kind) {
      case ROWS, WRITES, MEMORY, PAGES, AUTH -> true;
      case OFFICE, OWN, OPERATOR, OPEN, PUBLIC, ABSENT -> false;
    };
  }

  /** Whether rows of an app come in or out. */
  boolean hasRows() {
    return switch (kind) {
      case ROWS, WRITES, MEMORY, PAGES -> true;
      case AUTH, OFFICE, OWN, OPERATOR, OPEN, PUBLIC, ABSENT -> false;
    };
  }

  /** Whether it takes a builder's token. */
  boolean isForBuilders() {
    return switch (kind) {
      case OFFICE, OWN, OPERATOR -> true;
      case ROWS, WRITES, MEMORY, PAGES, AUTH, OPEN, PUBLIC, ABSENT -> false;
    };
  }

  /** The surfaces in their order that are below the address of an app. */
  static List<Surface> ofApps() {
    return List.of(values()).stream().filter(Surface::isOfAnApp).toList();
  }
}
