package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.libretto.json.JsonText;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.store.Builder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However an app came to its version, its tables are as if that version had been its first. Tried
 * with every pair of {@code golden/changes}; each has a builder of its own in one database.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class MigratedShapeTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/changes");

  private final TestPublishing publishing = new TestPublishing();
  private final Publish publish = publishing.otherEngine();

  @AfterAll
  void close() {
    publishing.close();
  }

  static List<String> cases() throws IOException {
    return GoldenChangesTest.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsWhereANewAppBegins(String name) throws IOException {
    var migrating = publishing.newBuilder("old-" + name);
    var old = FOLDER.resolve(name + ".old.json");
    if (Files.exists(old)) {
      publish(migrating, Files.readString(old));
    }
    var outcome = publish(migrating, Files.readString(FOLDER.resolve(name + ".new.json")));
    if (outcome instanceof Outcome.Rejected(var problems, _, _)) {
      assertEquals("6", problems.getFirst().code().code().substring(4, 5), problems.toString());
      return;
    }
    var migrated = program(outcome);

    var created =
        program(publish(publishing.newBuilder("new-" + name), JsonText.of(migrated.canonical())));

    assertEquals(shape(created.id()), shape(migrated.id()));
  }

  private Outcome publish(Builder by, String definition) {
    return TestPublishing.publish(
        publish,
        new Upload(by, Optional.empty(), "app.json", Buffer.buffer(definition)),
        TestPublishing.ALL);
  }

  private static Program program(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Published published -> published.program();
      case Outcome.Unchanged unchanged -> unchanged.program();
      case Outcome.Publishable _, Outcome.NeedsConsent _, Outcome.Rejected _ ->
          assertInstanceOf(Outcome.Published.class, outcome).program();
    };
  }

  /** Columns, constraints, indexes and grants, whatever the order of the columns. */
  private String shape(AppId app) {
    var lines =
        publishing
            .test()
            .column(
                """
                -- Links go with the table they begin at.
                WITH gone AS (
                  SELECT kept_as AS name FROM libretto.parked
                  UNION
                  SELECT l.relname FROM pg_constraint k
                    JOIN pg_class l ON l.oid = k.conrelid
                    JOIN pg_class s ON s.oid = k.confrelid
                    JOIN libretto.parked p ON p.kept_as = s.relname
                   WHERE k.conname LIKE 's\\_%%')
                SELECT x FROM (
                  SELECT c.relname || '.' || a.attname || ' '
                         || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
                         || a.attidentity::text || ' ' || coalesce(l.collname, '') || ' '
                         || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS x
                    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    LEFT JOIN pg_collation l ON l.oid = a.attcollation
                    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                   WHERE c.relnamespace = '%1$s'::regnamespace AND c.relkind = 'r'
                     AND a.attnum > 0 AND NOT a.attisdropped
                     AND c.relname NOT IN (SELECT name FROM gone)
                     AND NOT EXISTS (SELECT FROM libretto.parked p
                                      JOIN libretto.app o ON o.id = p.app
                                      WHERE o.schema_name = '%1$s' AND 't_' || p.table_id = c.relname
                                        AND (p.field_id IS NULL OR p.kept_as = a.attname))
                  UNION ALL
                  SELECT c.relname || ' grants ' || c.relacl::text FROM pg_class c
                   WHERE c.relnamespace = '%1$s'::regnamespace AND c.relkind = 'r'
                     AND c.relname NOT IN (SELECT name FROM gone)
                  UNION ALL
                  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                    FROM pg_constraint
                   WHERE connamespace = '%1$s'::regnamespace AND contype <> 'n'
                     AND conrelid::regclass::text NOT LIKE ALL
                       (SELECT '%%' || name FROM gone)
                  UNION ALL
                  SELECT indexdef FROM pg_indexes WHERE schemaname = '%1$s'
                     AND tablename NOT IN (SELECT name FROM gone)
                  UNION ALL
                  SELECT proname FROM pg_proc WHERE pronamespace = '%1$s'::regnamespace) AS shape
                ORDER BY x COLLATE "C"
                """
                    .formatted(app.schema()));
    return lines.stream()
        .map(line -> comparable(line.replace(app.schema(), "app")))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** A column that values have moved to, and what is built on it, are named by the version too. */
  private static String comparable(String line) {
    return line.replaceAll("\\b([cfnv]_[a-z0-9]+)_\\d+\\b", "$1")
        .replaceAll("\\b([ui])_[0-9a-f]{24}\\b", "$1");
  }
}
