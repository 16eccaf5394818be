package dev.libretto.server.trigger;

import dev.libretto.member.Mailer;
import dev.libretto.program.AppId;
import dev.libretto.publish.Recompile;
import dev.libretto.run.trigger.Dispatch;
import dev.libretto.run.trigger.DispatchMeter;
import dev.libretto.server.config.MailWay;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.mail.Mailers;
import dev.libretto.space.Spaces;
import dev.libretto.store.Database;
import dev.libretto.store.DatabaseSettings;
import dev.libretto.store.Wall;
import dev.libretto.store.run.Deliveries;
import dev.libretto.store.run.Outbox;
import dev.libretto.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A database in which an engine has written rows and then stopped, and what dispatches there now,
 * round by round and by a clock of the test's.
 */
final class Post implements AutoCloseable, InstantSource {

  private final TestEngine engine = TestEngine.silent();
  private final Vertx vertx = Vertx.vertx();
  private boolean stopped;
  private final Database database;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  Post() {
    var address = engine.database();
    this.database =
        Database.open(
            vertx,
            new DatabaseSettings(
                address.host(),
                address.port(),
                address.database(),
                address.user(),
                address.password(),
                4,
                Wall.NONE));
  }

  /** An app of the engine's. */
  TestApp app() {
    return engine.publish("helpdesk.json").asBuilder();
  }

  TestEngine engine() {
    return engine;
  }

  /** The engine has written all it will. */
  void stopEngine() {
    stopped = true;
    engine.close();
    // It stopped where it was; what it began to look at is looked at again.
    now.set(Instant.now());
  }

  /** Where mail is taken. */
  Mailer mailer() {
    return mailer(TestEngine.mail().port());
  }

  /** A mail server at a port of this machine, if there is one. */
  Mailer mailer(int port) {
    return Mailers.of(
        new MailWay.Smtp(
            "localhost",
            port,
            MailWay.Security.OPPORTUNISTIC,
            "",
            "",
            "apps@example.org",
            Optional.empty()),
        vertx);
  }

  Mailer noMailer() {
    return Mailers.of(new MailWay.None(), vertx);
  }

  Dispatch dispatch(Mailer mailer, int perHour) {
    return new Dispatch(
        database,
        new Spaces(database),
        new Dispatch.Means(
            mailer,
            perHour,
            30,
            program -> "http://localhost/u/" + program.user() + "/" + program.header().name(),
            Recompile::recompile,
            new Silent(),
            this,
            new SplittableRandom(1)));
  }

  Dispatch dispatch() {
    return dispatch(mailer(), 10_000);
  }

  private static final class Silent implements DispatchMeter {
    @Override
    public void attempted(Attempt outcome) {
      // Nobody counts.
    }

    @Override
    public void waiting(long events, Duration event, long deliveries, Duration delivery) {
      // Nobody looks.
    }
  }

  Outbox outbox() {
    return new Outbox(database);
  }

  Deliveries deliveries() {
    return new Deliveries(database);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** The engine has a clock of its own, and what it wrote is due by that. */
  void catchUp() {
    now.set(Instant.now());
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** The id of an app. */
  AppId id(TestApp app) {
    return new AppId(
        query(
                "SELECT a.id FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder"
                    + " WHERE b.name = '"
                    + app.owner().name()
                    + "'")
            .getFirst()
            .getUUID(0));
  }

  List<Row> query(String sql) {
    var rows = new ArrayList<Row>();
    TestPostgres.shared().query(engine.database(), sql).forEach(rows::add);
    return rows;
  }

  /** How many deliveries are in a state. */
  long count(String state) {
    return query("SELECT count(*) FROM libretto.delivery WHERE state = '" + state + "'")
        .getFirst()
        .getLong(0);
  }

  static String somebody() {
    return "somebody-" + UUID.randomUUID() + "@example.org";
  }

  @Override
  public void close() {
    if (!stopped) {
      engine.close();
    }
    database
        .close()
        .eventually(() -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
