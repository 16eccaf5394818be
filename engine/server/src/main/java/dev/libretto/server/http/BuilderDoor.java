package dev.libretto.server.http;

import dev.libretto.account.Visitor;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.Builder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets requests of the builder API in: reads their small bodies, finds out who sends them, and
 * turns every failure into a problem.
 */
final class BuilderDoor {

  private static final int LARGEST_BODY_BYTES = 128 * 1_024;

  private final Callers callers;
  private final ClientAddress addresses;
  private final Turnstile turnstile;

  BuilderDoor(Callers callers, ClientAddress addresses, Turnstile turnstile) {
    this.turnstile = turnstile;
    this.callers = callers;
    this.addresses = addresses;
  }

  /** A request with its body. */
  record Visit(RoutingContext context, byte[] body, Visitor visitor) {

    /** A part of the path. */
    String part(String name) {
      return Objects.requireNonNullElse(context.pathParam(name), "");
    }

    /** A part of the path that is the name of a builder or an app; else nothing is there. */
    String name(String part) {
      var name = part(part);
      if (!AppPath.isName(name)) {
        throw nothingHere();
      }
      return name;
    }

    /** A part of the path that is an id; else nothing is there. */
    UUID id(String part) {
      try {
        return UUID.fromString(part(part));
      } catch (IllegalArgumentException notAnId) {
        throw nothingHere();
      }
    }

    /** The parameters of the address; others than these are refused. */
    Optional<String> parameter(String name, Set<String> known) {
      Optional<String> found = Optional.empty();
      for (var parameter : QueryString.parse(context.request().query()).parameters()) {
        if (!known.contains(parameter.name())) {
          throw badParameter("Only these parameters are read: " + String.join(", ", known));
        }
        if (parameter.name().equals(name)) {
          found = Optional.of(parameter.value());
        }
      }
      return found;
    }

    /** A parameter that is a number within bounds. */
    long number(String name, Set<String> known, long usual, long least, long most) {
      return parameter(name, known)
          .map(text -> {
            try {
              var number = Long.parseLong(text);
              if (number >= least && number <= most) {
                return number;
              }
            } catch (NumberFormatException notANumber) {
              throw badParameter(name + " is a whole number");
            }
            throw badParameter("%s is from %d to %d".formatted(name, least, most));
          })
          .orElse(usual);
    }
  }

  /** What answers a request of anybody. */
  interface Open {
    Future<Reply> answer(Visit visit);
  }

  /** What answers a request of a builder. */
  interface SignedIn {
    Future<Reply> answer(Visit visit, Callers.SignedIn who);
  }

  /** For anybody. */
  Handler<RoutingContext> open(Open handler) {
    return context -> enter(context, handler);
  }

  /** For a builder who has shown a token. */
  Handler<RoutingContext> signedIn(SignedIn handler) {
    return context ->
        enter(
            context,
            visit -> {
              var authorization = context.request().getHeader("Authorization");
              return authorization == null
                  ? Future.failedFuture(signInNeeded())
                  : callers
                      .signedIn(authorization)
                      .compose(who ->
                          turnstile
                              .builder(context.request(), who.builder())
                              .compose(_ -> handler.answer(visit, who)));
            });
  }

  /** For a builder on an app of their own, whose address is {@code /:user/:app}. */
  Handler<RoutingContext> owner(SignedIn handler) {
    return signedIn((visit, who) -> {
      if (!who.builder().name().equals(visit.part("user"))) {
        throw notYours(who.builder());
      }
      return handler.answer(visit, who);
    });
  }

  private void enter(RoutingContext context, Open handler) {
    var request = context.request();
    BoundedBody.read(request, LARGEST_BODY_BYTES)
        .compose(body -> handler.answer(new Visit(context, body, addresses.of(request))))
        .otherwise(Replies::problem)
        .onSuccess(
            reply -> Replies.send(request, reply.header("X-Content-Type-Options", "nosniff")));
  }

  /** The same whether something is not there or is somebody else's. */
  static RuntimeException nothingHere() {
    return Refusal.of(RequestCode.NOT_FOUND, "Nothing is here, or it is not yours", null).thrown();
  }

  private static RuntimeException badParameter(String message) {
    return Refusal.of(RequestCode.BAD_PARAMETER, message, null).thrown();
  }

  private static RuntimeException notYours(Builder builder) {
    return Refusal.of(
            RequestCode.FORBIDDEN,
            "The token belongs to the builder '" + builder.name() + "'",
            "Use addresses under /api/v1/apps/" + builder.name() + "/")
        .thrown();
  }

  private static RuntimeException signInNeeded() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN,
            "The builder API needs a token",
            "Send Authorization: Bearer with an access token or a token for programs")
        .thrown();
  }
}
