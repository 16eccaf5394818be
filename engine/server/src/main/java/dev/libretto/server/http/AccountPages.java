package dev.libretto.server.http;

import dev.libretto.account.Correspondence;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.account.BuilderMailRows.Link;
import dev.libretto.store.account.BuilderMailRows.Purpose;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the links in builders' mails lead: pages with a form, which need no script. Opening one
 * spends nothing; its button does.
 */
final class AccountPages {

  private static final int LARGEST_FORM_BYTES = 8_192;

  private final Correspondence correspondence;
  private final Callers callers;
  private final Assets assets;
  private final ClientAddress addresses;

  AccountPages(
      Correspondence correspondence, Callers callers, Assets assets, ClientAddress addresses) {
    this.correspondence = correspondence;
    this.callers = callers;
    this.assets = assets;
    this.addresses = addresses;
  }

  void mount(Router router) {
    read(router, "/account/address/:token").handler(context -> look(context, Purpose.ADDRESS));
    router.post("/account/address/:token").handler(this::confirm);
    read(router, "/account/password/:token").handler(context -> look(context, Purpose.PASSWORD));
    router.post("/account/password/:token").handler(this::reset);
    router
        .get("/assets/*")
        .handler(context -> {
          var name = Objects.requireNonNullElse(context.request().path(), "");
          // The router takes the path without its last slash, too.
          if (!name.startsWith("/assets/")
              || !assets.serve(context.request(), name.substring("/assets/".length()))) {
            context.next();
          }
        });
  }

  private static Route read(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private static String token(RoutingContext context) {
    return Objects.requireNonNull(context.pathParam("token"));
  }

  private void look(RoutingContext context, Purpose purpose) {
    var request = context.request();
    correspondence
        .look(token(context), purpose)
        .onSuccess(found ->
            found.ifPresentOrElse(
                link -> page(request, 200, title(purpose), form(link, purpose, "")),
                () -> closed(request)))
        .onFailure(failure -> Replies.send(request, Replies.problem(failure)));
  }

  private void confirm(RoutingContext context) {
    var request = context.request();
    correspondence
        .confirmAddress(token(context), addresses.of(request))
        .onSuccess(builder ->
            page(
                request,
                200,
                "The address is confirmed",
                "<p>It belongs to <strong>" + Html.escaped(builder.name()) + "</strong> now.</p>"))
        .onFailure(failure -> failed(request, failure, Optional.empty()));
  }

  private void reset(RoutingContext context) {
    var request = context.request();
    var token = token(context);
    BoundedBody.read(request, LARGEST_FORM_BYTES)
        .compose(form -> correspondence.resetPassword(token, password(form), addresses.of(request)))
        .onSuccess(_ -> {
          callers.forget();
          page(
              request,
              200,
              "The password is changed",
              "<p>Every sign-in has ended. Sign in with the new password.</p>");
        })
        .onFailure(failure ->
            correspondence
                .look(token, Purpose.PASSWORD)
                .otherwise(Optional.empty())
                .onSuccess(link -> failed(request, failure, link)));
  }

  private static SecretText password(byte[] form) {
    return new SecretText(
        QueryString.parse(new String(form, StandardCharsets.UTF_8)).parameters().stream()
            .filter(parameter -> parameter.name().equals("password"))
            .map(parameter -> parameter.value())
            .findFirst()
            .orElse(""));
  }

  /** With a link that is still good the form is shown again with what was wrong. */
  private void failed(HttpServerRequest request, Throwable failure, Optional<Link> link) {
    var refusal = Replies.refusal(failure);
    if (link.isPresent()) {
      page(
          request,
          refusal.code().status(),
          title(Purpose.PASSWORD),
          form(link.get(), Purpose.PASSWORD, words(refusal)));
    } else if (refusal.code().status() == 410) {
      closed(request);
    } else {
      page(
          request,
          refusal.code().status(),
          refusal.code().title(),
          "<p>" + Html.escaped(words(refusal)) + "</p>");
    }
  }

  private static String words(Refusal refusal) {
    return refusal.message() + ". " + Objects.requireNonNullElse(refusal.hint(), "");
  }

  private void closed(HttpServerRequest request) {
    page(
        request,
        410,
        "This link cannot be used",
        "<p>It has been used, has expired, or there is a newer one.</p>");
  }

  private static String title(Purpose purpose) {
    return purpose == Purpose.ADDRESS ? "Confirm your mail address" : "Choose a new password";
  }

  /** The form goes to the page's own address. */
  private static String form(Link link, Purpose purpose, String complaint) {
    var name = Html.escaped(link.builder().name());
    return switch (purpose) {
      case ADDRESS ->
          "<p><strong>"
              + Html.escaped(link.email())
              + "</strong> is to belong to <strong>"
              + name
              + "</strong>.</p><form method=\"post\"><button type=\"submit\" autofocus>Confirm the"
              + " address</button></form>";
      case PASSWORD ->
          "<form method=\"post\"><input type=\"text\" name=\"username\" autocomplete=\"username\" hidden"
              + " value=\""
              + name
              + "\"><label for=\"password\">New password of "
              + name
              + "</label><input id=\"password\" name=\"password\" type=\"password\" required"
              + " minlength=\"10\" maxlength=\"200\" autocomplete=\"new-password\" autofocus"
              + (complaint.isEmpty()
                  ? ">"
                  : " aria-invalid=\"true\" aria-describedby=\"problem\"><p id=\"problem\""
                      + " role=\"alert\">"
                      + Html.escaped(complaint)
                      + "</p>")
              + "<button type=\"submit\">Change the password</button></form>";
    };
  }

  private void page(HttpServerRequest request, int status, String title, String body) {
    request.response().putHeader("Referrer-Policy", "no-referrer");
    Html.send(request, status, Html.notice(assets.head(), title, body));
  }
}
