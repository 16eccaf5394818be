package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Audit;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code /api/v1/audit}: what happened to a builder's account and apps. */
final class AuditRoutes {

  private static final Set<String> PARAMETERS = Set.of("before", "limit");

  private final Audit audit;

  AuditRoutes(Audit audit) {
    this.audit = audit;
  }

  void mount(Router router, BuilderDoor door) {
    router
        .get("/api/v1/audit")
        .handler(
            door.signedIn((visit, who) -> {
              var limit = limit(visit);
              return audit
                  .of(who.builder().id(), before(visit), limit)
                  .map(written -> page(written, limit));
            }));
  }

  /** Everybody's, for an operator. */
  Future<Reply> all(BuilderDoor.Visit visit) {
    var limit = limit(visit);
    return audit.all(before(visit), limit).map(written -> page(written, limit));
  }

  private static long before(BuilderDoor.Visit visit) {
    return visit.number("before", PARAMETERS, Long.MAX_VALUE, 1, Long.MAX_VALUE);
  }

  private static int limit(BuilderDoor.Visit visit) {
    return (int) visit.number("limit", PARAMETERS, 50, 1, 500);
  }

  private static Reply page(List<Audit.Written> written, int limit) {
    var next = written.size() < limit ? Json.NULL : Json.of(written.getLast().id());
    return Replies.json(
        200,
        new JsonObjects().list("events", written, AuditRoutes::json).with("next", next).done());
  }

  private static Json json(Audit.Written event) {
    return new JsonObjects()
        .with("id", event.id())
        .with("at", event.at())
        .with("event", event.event())
        .text("builder", event.builder())
        .text("app", event.app().map(UUID::toString))
        .text("actor", event.actor())
        .text("address", event.address())
        .text("subject", event.subject())
        .done();
  }
}
