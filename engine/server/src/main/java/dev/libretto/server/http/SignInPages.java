package dev.libretto.server.http;

import dev.libretto.member.Closed;
import dev.libretto.member.Secrets;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The pages of signing in and out: plain forms that need no script. Before somebody is signed in
 * they say nothing of an app but its label.
 */
final class SignInPages {

  private static final String SIGN_IN = "Sign in";

  private final Assets assets;

  SignInPages(Assets assets) {
    this.assets = assets;
  }

  private byte[] page(Program program, String title, String body) {
    var label = program.header().label();
    return Html.notice(
        assets.head(), title, "<p class=\"app\">" + Html.escaped(label) + "</p>" + body);
  }

  /**
   * Asks for a mail address, and shows the other ways.
   *
   * @param complaint what was wrong with the last try, or null
   */
  byte[] signIn(AppPath path, Program program, String returnTo, @Nullable String complaint) {
    var access = program.access();
    var body = new StringBuilder();
    if (access.byEmail()) {
      body.append("<p>You get a mail with a link and a code.</p><form method=\"post\" action=\"")
          .append(Html.escaped(path.base()))
          .append("/auth/sign-in\"><input type=\"hidden\" name=\"return\" value=\"")
          .append(Html.escaped(returnTo))
          .append("\"><label for=\"email\">Mail address</label>")
          .append("<input id=\"email\" name=\"email\" type=\"email\" required maxlength=\"254\"")
          .append(" autocomplete=\"email\" autofocus")
          .append(complaint == null ? "" : " aria-invalid=\"true\" aria-describedby=\"problem\"")
          .append('>')
          .append(problem(complaint))
          .append("<button type=\"submit\">Send me a link</button></form>");
    } else {
      body.append(problem(complaint));
    }
    for (var provider : access.oidc()) {
      body.append("<a class=\"way\" href=\"")
          .append(Html.escaped(path.base()))
          .append("/auth/oidc/")
          .append(Html.escaped(provider.name()))
          .append("?return=")
          .append(
              Html.escaped(
                  java.net.URLEncoder.encode(returnTo, java.nio.charset.StandardCharsets.UTF_8)))
          .append("\">Sign in with ")
          .append(Html.escaped(provider.label()))
          .append("</a>");
    }
    return page(program, "Sign in", body.toString());
  }

  /** After a link has been asked for: the same for every address. */
  byte[] check(AuthExchange exchange, @Nullable String complaint) {
    return page(
        exchange.program(),
        "Check your mail",
        "<p>If the address may sign in here, a mail is on its way. Open its link in this browser,"
            + " or type its code.</p>"
            + code(exchange.path().base() + "/auth/code", complaint)
            + again(exchange, "Ask for another mail"));
  }

  /** Where a link leads: nothing has happened yet. */
  byte[] link(AuthExchange exchange, String token, boolean ownBrowser, @Nullable String complaint) {
    var action = exchange.path().base() + "/auth/link/" + token;
    return page(
        exchange.program(),
        "Sign in",
        ownBrowser
            ? "<p>One more step and you are in.</p><form method=\"post\" action=\""
                + Html.escaped(action)
                + "\"><button type=\"submit\" autofocus>Sign in</button></form>"
            : "<p>This is another browser than the one that asked for the link. Type the code"
                + " from the same mail.</p>"
                + code(action, complaint));
  }

  private static String code(String action, @Nullable String complaint) {
    return "<form method=\"post\" action=\""
        + Html.escaped(action)
        + "\"><label for=\"code\">Code</label><input id=\"code\" name=\"code\" required"
        + " maxlength=\"16\" autocomplete=\"one-time-code\" autocapitalize=\"characters\""
        + " spellcheck=\"false\" placeholder=\""
        + Html.escaped(Secrets.shown("XXXXXXXX"))
        + "\""
        + (complaint == null ? "" : " aria-invalid=\"true\" aria-describedby=\"problem\" autofocus")
        + ">"
        + problem(complaint)
        + "<button type=\"submit\">Sign in</button></form>";
  }

  /** What is said when a code was another one. */
  static String wrongCode(int left) {
    return "That is not the code. " + (left == 1 ? "One try is left." : left + " tries are left.");
  }

  /** Where an invitation leads: nothing has happened yet. */
  byte[] invitation(AuthExchange exchange, String token, String email) {
    return page(
        exchange.program(),
        "You are invited",
        "<p>You will be signed in as <strong>"
            + Html.escaped(email)
            + "</strong>.</p><form method=\"post\" action=\""
            + Html.escaped(exchange.path().base() + "/auth/invite/" + token)
            + "\"><button type=\"submit\" autofocus>Accept the invitation</button></form>");
  }

  /** A link, an invitation or a code that is of no use. */
  byte[] closed(AuthExchange exchange, Closed reason) {
    return page(
        exchange.program(),
        "This did not work",
        problem(reason.message() + ".") + again(exchange, SIGN_IN));
  }

  byte[] signedOut(AuthExchange exchange) {
    return page(exchange.program(), "You are signed out", again(exchange, "Sign in again"));
  }

  byte[] refused(AuthExchange exchange, Refusal refusal) {
    var hint = refusal.hint();
    var title = refusal.code() == RequestCode.TOO_MANY_TRIES ? "Please wait" : "This did not work";
    return page(
        exchange.program(),
        title,
        problem(refusal.message() + "." + (hint == null ? "" : " " + hint + "."))
            + again(exchange, SIGN_IN));
  }

  private static String again(AuthExchange exchange, String words) {
    return "<p><a href=\""
        + Html.escaped(exchange.path().base())
        + "/auth/sign-in\">"
        + words
        + "</a></p>";
  }

  private static String problem(@Nullable String complaint) {
    return complaint == null
        ? ""
        : "<p role=\"alert\" id=\"problem\">" + Html.escaped(complaint) + "</p>";
  }
}
