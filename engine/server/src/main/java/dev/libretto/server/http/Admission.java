package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.member.EmailAddress;
import dev.libretto.member.Members;
import dev.libretto.member.Proof;
import dev.libretto.member.Roles;
import dev.libretto.member.Sessions;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.store.member.MemberRow;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * The last step of every way to sign in: whoever has proved who they are gets a new session, or
 * hears that they may not enter.
 */
final class Admission {

  private final Members members;
  private final Sessions sessions;
  private final MemberCredential credential;

  Admission(Members members, Sessions sessions, MemberCredential credential) {
    this.members = members;
    this.sessions = sessions;
    this.credential = credential;
  }

  /**
   * Acts on a proof.
   *
   * @param wrongCode the page that asks for the code again, by how many tries are left
   */
  void decide(AuthExchange exchange, Proof proof, Function<Integer, byte[]> wrongCode) {
    switch (proof) {
      case Proof.Given(var address, var returnTo) -> admit(exchange, address, returnTo);
      case Proof.WrongCode(var left) -> {
        if (exchange.isProgram()) {
          exchange.fail(
              Refusal.of(
                      RequestCode.WRONG_CODE,
                      "That is not the code",
                      left == 1 ? "One try is left" : left + " tries are left")
                  .thrown());
        } else {
          exchange.page(RequestCode.WRONG_CODE.status(), wrongCode.apply(left));
        }
      }
      case Proof.Closed(var reason) -> {
        if (exchange.isProgram()) {
          exchange.fail(
              Refusal.of(RequestCode.SIGN_IN_REFUSED, reason.message(), "Ask for another mail")
                  .thrown());
        } else {
          exchange.page(
              RequestCode.SIGN_IN_REFUSED.status(), exchange.pages().closed(exchange, reason));
        }
      }
    }
  }

  private void admit(AuthExchange exchange, EmailAddress address, String returnTo) {
    members
        .enter(exchange.program().id(), exchange.policy(), address, Optional.empty())
        .compose(member -> begin(exchange, member))
        .onSuccess(begun -> welcome(exchange, begun, returnTo))
        .onFailure(exchange::fail);
  }

  /** A session for somebody who has been let in; fails for who has not. */
  Future<Sessions.Begun> begin(AuthExchange exchange, Optional<MemberRow> member) {
    var former = MemberCredential.token(exchange.request());
    var app = exchange.program().id();
    return member
        .map(entered ->
            (former.isEmpty()
                    ? Future.<Optional<dev.libretto.store.member.SessionTable.Live>>succeededFuture(
                        Optional.empty())
                    : sessions.find(app, former))
                // Nobody keeps a session open that this browser no longer shows.
                .compose(live ->
                    live.map(known -> sessions.end(app, known.member(), known.session()))
                        .orElseGet(() -> Future.succeededFuture(false)))
                .compose(
                    _ -> sessions.begin(app, entered, exchange.request().getHeader("User-Agent"))))
        .orElseGet(() -> Future.failedFuture(notAdmitted()));
  }

  /** Hands the session over and goes where the person wanted to. */
  void welcome(AuthExchange exchange, Sessions.Begun begun, String returnTo) {
    exchange.request().response().addCookie(credential.issue(exchange.path(), begun.token()));
    if (exchange.isProgram()) {
      var member = begun.member();
      exchange.json(
          200,
          me(
              exchange.program(),
              "member:" + member.id(),
              member.email(),
              member.name(),
              Roles.names(exchange.program().roles(), member.roles()),
              Sessions.csrf(exchange.program().id(), begun.token())));
    } else {
      exchange.onTo(ReturnPath.of(exchange.path(), returnTo));
    }
  }

  /** What a program learns of a member. */
  static Json.Obj me(
      Program program,
      String id,
      @org.jspecify.annotations.Nullable String email,
      @org.jspecify.annotations.Nullable String name,
      java.util.List<String> roles,
      String csrf) {
    var members = new LinkedHashMap<String, Json>();
    members.put("app", Json.of(program.header().name()));
    members.put("signedIn", Json.of(true));
    members.put("id", Json.of(id));
    members.put("email", ApiJson.text(email));
    members.put("name", ApiJson.text(name));
    members.put("roles", ApiJson.texts(roles));
    members.put("csrf", ApiJson.text(csrf.isEmpty() ? null : csrf));
    return new Json.Obj(members);
  }

  private static RuntimeException notAdmitted() {
    return Refusal.of(
            RequestCode.SIGN_IN_REFUSED,
            "This address may not sign in here",
            "Ask whoever runs the app to invite it")
        .thrown();
  }
}
