package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Reply;
import dev.libretto.space.Address;
import dev.libretto.space.Spaces;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.Ownership;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Deleting apps and bringing them back, and giving them to another builder who wants them. */
final class OwnershipRoutes {

  private static final String APP = "/api/v1/apps/:user/:app";

  private final Ownership apps;
  private final Audit audit;
  private final Spaces spaces;
  private final Function<Address, Future<Void>> refresh;
  private final int graceDays;

  OwnershipRoutes(
      Ownership apps,
      Audit audit,
      Spaces spaces,
      Function<Address, Future<Void>> refresh,
      int graceDays) {
    this.apps = apps;
    this.audit = audit;
    this.spaces = spaces;
    this.refresh = refresh;
    this.graceDays = graceDays;
  }

  void mount(Router router, BuilderDoor door) {
    router.delete(APP).handler(door.owner(this::delete));
    router.get("/api/v1/deleted-apps").handler(door.signedIn((_, who) -> deleted(who)));
    router.post("/api/v1/deleted-apps/:id/restore").handler(door.signedIn(this::restore));
    router.post(APP + "/transfer").handler(door.owner(this::offer));
    router.get("/api/v1/transfers").handler(door.signedIn((_, who) -> offers(who)));
    router.post("/api/v1/transfers/:id/accept").handler(door.signedIn(this::accept));
    router.delete("/api/v1/transfers/:id").handler(door.signedIn(this::end));
  }

  private Future<AppId> app(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return apps.find(who.builder().id(), visit.name("app"))
        .map(found -> found.orElseThrow(BuilderDoor::nothingHere));
  }

  private Future<Reply> delete(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return app(visit, who)
        .compose(app ->
            apps.delete(app)
                .compose(_ -> {
                  spaces.keep(app, Optional.empty());
                  return note(AuditEvent.APP_DELETED, visit, who, app, visit.part("app"));
                })
                .map(_ ->
                    Replies.json(
                        202,
                        new JsonObjects()
                            .with("id", app.value().toString())
                            .with("name", visit.part("app"))
                            .with("restorableForDays", graceDays)
                            .done())));
  }

  private Future<Reply> deleted(Callers.SignedIn who) {
    return apps.deleted(who.builder().id())
        .map(
            listed -> Replies.json(200, new JsonObjects().list("apps", listed, this::json).done()));
  }

  private Json json(Ownership.Deleted app) {
    return new JsonObjects()
        .with("id", app.app().value().toString())
        .with("name", app.name())
        .with("deletedAt", app.deletedAt())
        .with("restorableUntil", app.deletedAt().plus(Duration.ofDays(graceDays)))
        .done();
  }

  private Future<Reply> restore(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var app = new AppId(visit.id("id"));
    return apps.restore(app, who.builder().id(), graceDays)
        .recover(failure -> taken(failure))
        .compose(found -> {
          var name = found.orElseThrow(BuilderDoor::nothingHere);
          return arrived(app, new Address(who.builder().name(), name))
              .compose(_ -> note(AuditEvent.APP_RESTORED, visit, who, app, name))
              .map(_ -> at(who.builder().name(), name));
        });
  }

  private Future<Reply> offer(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var fields = BodyFields.read(visit.body(), Set.of("to"));
    var to = fields.matching("to", AuthRoutes.NAME, AuthRoutes.NAME_WORDS);
    fields.check();
    if (to.equals(who.builder().name())) {
      throw Refusal.of(RequestCode.INVALID_BODY, "to: The app is yours already", null).thrown();
    }
    return app(visit, who)
        .compose(app ->
            apps.offer(app, to)
                .compose(made -> {
                  var offer = made.orElseThrow(OwnershipRoutes::noReceiver);
                  return note(AuditEvent.APP_OFFERED, visit, who, app, to)
                      .map(
                          Replies.json(201, new JsonObjects().with("id", offer.toString()).done()));
                }));
  }

  private Future<Reply> offers(Callers.SignedIn who) {
    return apps.offers(who.builder().id())
        .map(offers ->
            Replies.json(
                200,
                new JsonObjects()
                    .list(
                        "transfers",
                        offers,
                        offer ->
                            new JsonObjects()
                                .with("id", offer.id().toString())
                                .with("app", offer.name())
                                .with("from", offer.from())
                                .with("to", offer.to())
                                .with("offeredAt", offer.offeredAt())
                                .done())
                    .done()));
  }

  private Future<Reply> accept(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return apps.accept(visit.id("id"), who.builder().id())
        .recover(failure -> taken(failure))
        .compose(found -> {
          var got = found.orElseThrow(BuilderDoor::nothingHere);
          return arrived(got.app(), new Address(who.builder().name(), got.name()))
              .compose(_ -> note(AuditEvent.APP_TRANSFERRED, visit, who, got.app(), got.from()))
              // Who gave it away sees so too, though the app is no longer theirs.
              .compose(_ ->
                  audit.add(
                      ProfileRoutes.entry(AuditEvent.APP_TRANSFERRED, visit, who)
                          .about(got.fromId())
                          .on(got.name())))
              .map(_ -> at(who.builder().name(), got.name()));
        });
  }

  private Future<Reply> end(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return apps.end(visit.id("id"), who.builder().id())
        .compose(found -> {
          var app = found.orElseThrow(BuilderDoor::nothingHere);
          return audit.add(
              ProfileRoutes.entry(AuditEvent.APP_OFFER_ENDED, visit, who).in(app.value()));
        })
        .map(_ -> new Reply(204));
  }

  private Future<Void> arrived(AppId app, Address address) {
    spaces.keep(app, Optional.of(address));
    return refresh.apply(address);
  }

  private Future<Void> note(
      AuditEvent event, BuilderDoor.Visit visit, Callers.SignedIn who, AppId app, String subject) {
    return audit.add(ProfileRoutes.entry(event, visit, who).in(app.value()).on(subject));
  }

  private static Reply at(String user, String app) {
    return Replies.json(200, new JsonObjects().with("path", new Address(user, app).path()).done());
  }

  private static <T> Future<T> taken(Throwable failure) {
    return Future.failedFuture(
        failure instanceof StoreFailure refused && refused.kind() == StoreFailure.Kind.NOT_UNIQUE
            ? Refusal.of(
                    RequestCode.NAME_TAKEN,
                    "You have an app of this name",
                    "Delete yours first, or keep it")
                .thrown()
            : failure);
  }

  private static RuntimeException noReceiver() {
    return Refusal.of(RequestCode.INVALID_BODY, "to: There is no such builder", null).thrown();
  }
}
