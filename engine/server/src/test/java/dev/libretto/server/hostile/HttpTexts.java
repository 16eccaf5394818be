package dev.libretto.server.hostile;

import java.util.List;
import java.util.random.RandomGenerator;

/** Requests made of pieces of the grammar, put together at random. */
final class HttpTexts {

  private static final List<String> QUERY =
      pieces(
          """
          title pages price weight available published opens bought language tags extra code
          author series pagePrice left id version nothing select order limit offset and or not
          eq neq gt gte lt lte like ilike in is cs ov null true false asc desc nullsfirst
          nullslast = = = . . . , , ( ) ( ) { } " \\ * %25 % %00 %zz %F0%9F%91%8B %C3%BC
          %ED%A0%80 & & + - : :: -> $1 ' ; -- / 0 1 -1 4.5 1e9 1e999999 9007199254740993
          99999999999999999999 2026-03-01 2026-02-30 18:30:00 2026-03-01T17:30:00Z 10000-01-01
          11111111-2222-3333-4444-555555555555 NaN \u00ff asOf= before= history trash restore
          """);

  private static final List<String> JSON =
      pieces(
          """
          { } [ ] , : " "title": "pages": "price": "weight": "tags": "extra": "bought":
          "author": "language": "nothing": "version": "Emma" "" null true 1 -1 4.5 1e5 1e400
          1e999999 "12.50" "2026-03-01T17:30:00Z" "\\u0000" "\\ud800" "en" ["old"] [] {}
          \u00ff {"title":"a", "11111111-2222-3333-4444-555555555555" "email": "code": "token":
          "name": "password": "value": "secrets": "role": "roles": "scopes": "csrf": "returnTo":
          "a@example.org" "//evil.example" "refreshToken": "{\\"x\\":" {"x":{"x":{"x":
          """);

  private static final List<String> HEADERS =
      pieces(
          """
          Prefer Range If-Match If-None-Match Accept Content-Type Authorization Cookie Origin
          Sec-Fetch-Site Accept-Encoding Content-Encoding Range-Unit X-Anything X-CSRF-Token
          X-Forwarded-For Idempotency-Key apikey
          """);

  private static final List<String> VALUES =
      List.of(
          "return=representation",
          "return=minimal",
          "count=exact",
          "handling=strict",
          "0-5",
          "5-0",
          "0-",
          "bytes=0-1",
          "\"1\"",
          "W/\"1\"",
          "*",
          "\"",
          "1",
          "application/json",
          "application/x-www-form-urlencoded",
          "text/html",
          "text/csv",
          "application/vnd.pgrst.object+json",
          "Bearer x",
          "Bearer",
          "Bearer a.b.c",
          "Bearer eyJhbGciOiJub25lIn0.e30.",
          "Basic Og==",
          "libretto_builder=a.b.c",
          "__Host-libretto=%00",
          "null",
          "http://localhost",
          "same-origin",
          "cross-site",
          "gzip, br",
          "identity",
          "10.0.0.1, 127.0.0.1",
          "not an address",
          ",",
          ";",
          "=",
          "\u00ff",
          "\t");

  private static final List<String> AUTH =
      pieces(
          """
          sign-in check code link/ link/x link/%00 invite/x oidc/company oidc/company/callback me
          sign-out signed-out sessions profile builder ?code=1 &state=x &error=y
          ?returnTo=//evil.example ?returnTo=%2f%2fx ?token= / .. %2e%2e email= a@example.org code=
          000000 & = % %zz \u00ff x
          """);

  private static final List<String> OFFICE =
      pieces(
          """
          definition ?dryRun=true ?accept= may-lose-data widens-access access versions versions/1
          versions/0 versions/99999999999999999999 versions/1/rollback ?before=x &limit=-1 members
          members/x members/11111111-2222-3333-4444-555555555555 /sessions /invitation keys keys/x
          secrets secrets/company secrets/%00 transfer delete restore diff ?dryRun=maybe / .. x %
          """);

  private static final List<String> API =
      pieces(
          """
          auth/register auth/sign-in auth/refresh auth/sign-out auth/oidc auth/oidc/callback
          ?code=1&state=x profile profile/password profile/tokens profile/tokens/x apps deleted-apps
          deleted-apps/x/restore transfers transfers/x/accept operator/builders operator/audit
          operator/signing-keys/rotate profile/identities ? & = x / %zz
          """);

  private static final List<String> PATH =
      pieces(
          """
          / / /u library rest v1 book .. . %2e%2e %2f %5c \\ ? # ; auth builder assets health live
          ready schemas app 1 docs problems LIB-705 api apps definition metrics % %zz %00 \u00ff new
          x & = .well-known jwks.json console
          """);

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private HttpTexts() {}

  /** A question to a table. */
  static String query(String rest, RandomGenerator random) {
    var path =
        switch (random.nextInt(6)) {
          case 0 -> "book/" + some(random, QUERY, 2);
          case 1 -> some(random, QUERY, 3);
          default -> "book?" + some(random, QUERY, 12);
        };
    return request("GET", rest + path, "", "", random);
  }

  /** A body for a table or for a row. */
  static String body(String rest, String id, RandomGenerator random) {
    return random.nextBoolean()
        ? request("POST", rest + "book", "", some(random, JSON, 14), random)
        : request("PATCH", rest + "book/" + id, "", some(random, JSON, 14), random);
  }

  /** Something about signing in to an app. */
  static String auth(String base, RandomGenerator random) {
    return request(
        METHODS.get(random.nextInt(2)),
        base + "/auth/" + some(random, AUTH, 3),
        "",
        random.nextBoolean() ? some(random, JSON, 10) : some(random, AUTH, 6),
        random);
  }

  /** Something for builders, with the token of one. */
  static String office(String user, String app, String bearer, RandomGenerator random) {
    var path =
        random.nextInt(3) == 0
            ? "/api/v1/" + some(random, API, 2)
            : "/api/v1/apps/" + user + "/" + app + "/" + some(random, OFFICE, 2);
    return request(
        METHODS.get(random.nextInt(5)),
        path,
        "Authorization: " + bearer + "\r\n",
        some(random, JSON, 12),
        random);
  }

  /** Any address at all. */
  static String path(RandomGenerator random) {
    return request(
        METHODS.get(random.nextInt(METHODS.size())), "/" + some(random, PATH, 10), "", "", random);
  }

  private static String request(
      String method, String path, String headers, String body, RandomGenerator random) {
    var text =
        new StringBuilder(method + " " + path.replace(' ', '+') + " HTTP/1.1\r\nHost: x\r\n");
    text.append(headers);
    for (var left = random.nextInt(4); left > 0; left--) {
      text.append(HEADERS.get(random.nextInt(HEADERS.size())))
          .append(": ")
          .append(some(random, VALUES, 2))
          .append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("\r\n").append(body).toString();
  }

  private static List<String> pieces(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static String some(RandomGenerator random, List<String> pieces, int most) {
    var text = new StringBuilder();
    for (var left = random.nextInt(most) + 1; left > 0; left--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
