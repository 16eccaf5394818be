package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.libretto.problem.Problem;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.migrate.SchemaUpkeep;
import dev.libretto.publish.report.ProblemText;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import dev.libretto.store.Builders;
import dev.libretto.store.Database;
import dev.libretto.store.SqlName;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.TestDatabase;
import dev.libretto.store.Wall;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A prepared database with one builder, and what it takes to publish into it. */
public final class TestPublishing implements AutoCloseable {

  private static final Patience SHORT =
      new Patience(List.of(Duration.ofMillis(20), Duration.ofMillis(20)));

  /** For publications that meet each other: what they wait for is over soon, but not at once. */
  private static final Patience LONG = new Patience(Collections.nCopies(40, Duration.ofMillis(50)));

  /** Consent to everything. */
  public static final Consent ALL = new Consent(EnumSet.allOf(ChangeClass.class), false);

  private final TestDatabase test = TestDatabase.prepared();
  private final Builder builder = newBuilder("demo");
  private final Spaces spaces = new Spaces(test.database());
  private final Patience patience;
  private final Publish publish;

  /** Publishing that does not wait long for anybody. */
  public TestPublishing() {
    this(SHORT);
  }

  private TestPublishing(Patience patience) {
    this.patience = patience;
    this.publish = engine(test.database(), spaces);
  }

  /** Publishing that waits for others to finish. */
  public static TestPublishing patient() {
    return new TestPublishing(LONG);
  }

  private Publish engine(Database database, Spaces spaces) {
    return new Publish(
        database,
        spaces,
        new SecureRandom(),
        query -> QueryParser.parse(QueryString.parse(query), null, false),
        true,
        patience);
  }

  /** The database. */
  public TestDatabase test() {
    return test;
  }

  /** What is served. */
  public Spaces spaces() {
    return spaces;
  }

  /** The builder `demo`. */
  public Builder builder() {
    return builder;
  }

  /** The engine that serves {@link #spaces}. */
  public Publish engine() {
    return publish;
  }

  /** Another engine on the same database, with a memory of its own. */
  public Publish otherEngine() {
    var database = test.open(Wall.NONE);
    return engine(database, new Spaces(database));
  }

  /** Ends what publications left unfinished, and drops what is parked for long enough. */
  public int upkeep() {
    try {
      return new SchemaUpkeep(test.database()).run();
    } catch (StoreFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another builder. */
  public Builder newBuilder(String name) {
    return new Builders(test.database(), new SecureRandom())
        .create(name)
        .await()
        .orElseThrow()
        .builder();
  }

  /** A definition with quotes of one kind, as an upload of `demo`. */
  public Upload upload(String definition) {
    return upload(builder, definition);
  }

  /** A definition with quotes of one kind, as an upload. */
  public static Upload upload(Builder by, String definition) {
    return new Upload(
        by, Optional.empty(), "app.json", Buffer.buffer(definition.replace('\'', '"')));
  }

  /** Publishes, whatever comes of it. */
  public Outcome publish(String definition) {
    return publish(publish, upload(definition));
  }

  /** Publishes, whatever comes of it. */
  public Outcome publish(Upload upload) {
    return publish(publish, upload);
  }

  /** Publishes by an engine, whatever comes of it. */
  public static Outcome publish(Publish engine, Upload upload) {
    return publish(engine, upload, Consent.NONE);
  }

  /** Publishes by an engine with consent, whatever comes of it. */
  public static Outcome publish(Publish engine, Upload upload, Consent consent) {
    try {
      return engine.publish(upload, consent);
    } catch (StoreFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes for certain. */
  public Outcome.Published published(String definition) {
    var outcome = publish(definition);
    if (outcome instanceof Outcome.Rejected(var problems, var source, _)) {
      throw new AssertionError(new ProblemText(false).render(problems, source));
    }
    return assertInstanceOf(Outcome.Published.class, outcome);
  }

  /** Publishes for certain, whatever it takes away and whoever it lets in. */
  public Outcome.Published accepted(String definition) {
    var outcome = publish(publish, upload(definition), ALL);
    if (outcome instanceof Outcome.Rejected(var problems, var source, _)) {
      throw new AssertionError(new ProblemText(false).render(problems, source));
    }
    return assertInstanceOf(Outcome.Published.class, outcome);
  }

  /** Publishes an earlier version of {@code recipes} again, whatever comes of it. */
  public Outcome rollback(int version, Consent consent) {
    try {
      return publish.rollback(builder, "recipes", version, consent).orElseThrow();
    } catch (StoreFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes in vain; the problems. */
  public List<Problem> rejected(String definition) {
    return assertInstanceOf(Outcome.Rejected.class, publish(definition)).problems();
  }

  /** A dry run, whatever comes of it. */
  public Outcome rehearse(String definition) {
    try {
      return publish.publish(upload(definition), Consent.DRY_RUN);
    } catch (StoreFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** The program served at {@code /u/demo/recipes}. */
  public Program served() {
    return spaces.find("demo", "recipes").orElseThrow().program();
  }

  /**
   * Writes a row of {@code recipe} past the engine.
   *
   * @param namesAndValues name, SQL value, name, SQL value …
   */
  public void insert(String... namesAndValues) {
    insertInto("recipe", namesAndValues);
  }

  /** Writes a row of a table past the engine. */
  public void insertInto(String table, String... namesAndValues) {
    var columns =
        Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
            .map(i -> "," + column(table, namesAndValues[i]))
            .collect(Collectors.joining());
    var values =
        Stream.iterate(1, i -> i < namesAndValues.length, i -> i + 2)
            .map(i -> "," + namesAndValues[i])
            .collect(Collectors.joining());
    test.query(
        "INSERT INTO %s (id, created_at, updated_at, version%s) VALUES (%s, now(), now(), 1%s)"
            .formatted(relation(table), columns, "gen_random_uuid()", values));
  }

  /** All values of a field of {@code recipe}, in no order, as text. */
  public List<String> values(String field) {
    return test.column("SELECT " + column("recipe", field) + " FROM " + relation("recipe"));
  }

  /** A table's name in SQL. */
  public String relation(String table) {
    return SqlName.of(served().id(), table(table));
  }

  /** A field's name in SQL. */
  public String column(String table, String field) {
    return SqlName.quoted(table(table).field(field).orElseThrow().physicalName());
  }

  private Table table(String name) {
    return served().table(name).orElseThrow();
  }

  /** Everything in the app's schema and the registry that a publication could change. */
  public List<String> fingerprint() {
    return test.column(
        """
        SELECT x FROM (
          SELECT c.oid::regclass || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                 || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS x
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
           WHERE NOT a.attisdropped AND n.nspname LIKE 'app\\_%'
          UNION ALL
          SELECT k.conname || ' ' || pg_get_constraintdef(k.oid)
            FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
           WHERE n.nspname LIKE 'app\\_%'
          UNION ALL SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname LIKE 'app\\_%'
          UNION ALL SELECT p::text FROM libretto.parked p
          UNION ALL SELECT u::text FROM libretto.unfinished u
          UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE 'app\\_%'
          UNION ALL SELECT v.app || ' ' || v.number || ' ' || v.definition FROM libretto.version v
          UNION ALL SELECT a::text FROM libretto.app a) AS everything
        ORDER BY x COLLATE "C"
        """);
  }

  @Override
  public void close() {
    test.close();
  }
}
