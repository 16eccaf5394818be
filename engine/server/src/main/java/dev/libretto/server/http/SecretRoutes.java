package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.AppSecrets;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.Ownership;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Set;

/** {@code …/secrets}: written, named and removed, never read. */
final class SecretRoutes {

  private static final int LONGEST_VALUE = 32_768;
  private static final String PATH = "/api/v1/apps/:user/:app/secrets";

  private final AppSecrets secrets;
  private final Ownership apps;
  private final Audit audit;

  SecretRoutes(AppSecrets secrets, Ownership apps, Audit audit) {
    this.secrets = secrets;
    this.apps = apps;
    this.audit = audit;
  }

  void mount(Router router, BuilderDoor door) {
    router.get(PATH).handler(door.owner(this::list));
    router.put(PATH + "/:name").handler(door.owner(this::write));
    router.delete(PATH + "/:name").handler(door.owner(this::remove));
    router.get(PATH + "/:name").handler(door.owner((_, _) -> Future.failedFuture(writeOnly())));
  }

  private Future<AppId> app(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return apps.find(who.builder().id(), visit.name("app"))
        .map(found -> found.orElseThrow(BuilderDoor::nothingHere));
  }

  private Future<Reply> list(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return app(visit, who)
        .compose(secrets::list)
        .map(listed ->
            Replies.json(
                200,
                new JsonObjects()
                    .list(
                        "secrets",
                        listed,
                        secret ->
                            new JsonObjects()
                                .with("name", secret.name())
                                .with("writtenAt", secret.writtenAt())
                                .done())
                    .done()));
  }

  private Future<Reply> write(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var name = name(visit);
    var fields = BodyFields.read(visit.body(), Set.of("value"));
    var value = fields.secret("value", LONGEST_VALUE);
    fields.check();
    return app(visit, who)
        .compose(app ->
            secrets
                .write(app, name, value)
                .compose(_ -> note(AuditEvent.SECRET_WRITTEN, visit, who, app, name)))
        .map(_ -> new Reply(204));
  }

  private Future<Reply> remove(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var name = name(visit);
    return app(visit, who)
        .compose(app ->
            secrets
                .remove(app, name)
                .compose(removed ->
                    removed
                        ? note(AuditEvent.SECRET_REMOVED, visit, who, app, name)
                        : Future.failedFuture(BuilderDoor.nothingHere())))
        .map(_ -> new Reply(204));
  }

  private Future<Void> note(
      AuditEvent event, BuilderDoor.Visit visit, Callers.SignedIn who, AppId app, String name) {
    return audit.add(ProfileRoutes.entry(event, visit, who).in(app.value()).on(name));
  }

  private static String name(BuilderDoor.Visit visit) {
    var name = visit.part("name");
    if (!AppSecrets.NAME.matcher(name).matches()) {
      throw Refusal.of(
              RequestCode.BAD_NAME,
              "A secret cannot have this name",
              "Use letters, digits, _ and -, starting with a letter")
          .thrown();
    }
    return name;
  }

  private static RuntimeException writeOnly() {
    return Refusal.of(
            RequestCode.METHOD_NOT_ALLOWED,
            "A secret is written and never read",
            "Write it again with PUT if it is lost")
        .thrown();
  }
}
