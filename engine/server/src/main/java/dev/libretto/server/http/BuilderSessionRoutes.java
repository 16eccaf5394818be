package dev.libretto.server.http;

import dev.libretto.account.SignIn;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Sessions;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** {@code /api/v1/profile/sessions}: where a builder is signed in, and ending it. */
final class BuilderSessionRoutes {

  private static final String PATH = "/api/v1/profile/sessions";

  private final Sessions sessions;
  private final SignIn signIn;
  private final Callers callers;

  BuilderSessionRoutes(Sessions sessions, SignIn signIn, Callers callers) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.callers = callers;
  }

  void mount(Router router, BuilderDoor door) {
    router.get(PATH).handler(door.signedIn((_, who) -> list(who)));
    router.delete(PATH).handler(door.signedIn(this::endOthers));
    router.delete(PATH + "/:id").handler(door.signedIn(this::end));
  }

  private Future<Reply> list(Callers.SignedIn who) {
    return sessions
        .list(who.builder().id())
        .map(listed ->
            Replies.json(
                200,
                new JsonObjects()
                    .list(
                        "sessions",
                        listed,
                        session ->
                            new JsonObjects()
                                .with("id", session.id().toString())
                                .with("current", who.session().equals(Optional.of(session.id())))
                                .text("agent", session.agent())
                                .with("createdAt", session.createdAt())
                                .with("seenAt", session.seenAt())
                                .with("expiresAt", session.expiresAt())
                                .done())
                    .done()));
  }

  /** All but the one that asks; a token for programs is none, so it ends all. */
  private Future<Reply> endOthers(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return signIn.outElsewhere(who.builder(), who.session(), visit.visitor()).map(_ -> ended());
  }

  private Future<Reply> end(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return signIn
        .end(who.builder(), visit.id("id"), visit.visitor())
        .map(found -> {
          if (!found) {
            throw BuilderDoor.nothingHere();
          }
          return ended();
        });
  }

  private Reply ended() {
    callers.forget();
    return new Reply(204);
  }
}
