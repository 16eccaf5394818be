package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PlatformTest {

  private final TestDatabase test = TestDatabase.empty();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void preparesAnEmptyDatabaseOnce() {
    var first = Platform.prepare(test.database()).await();
    var second = Platform.prepare(test.database()).await();

    assertEquals(PlatformMigration.all().size(), first);
    assertEquals(0, second);
  }

  @Test
  void preparesOnceWhenEnginesStartTogether() {
    var other = test.open(Wall.NONE);

    var applied =
        Future.all(Platform.prepare(test.database()), Platform.prepare(other))
            .await()
            .<Integer>list();

    assertEquals(
        PlatformMigration.all().size(), applied.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void aTokenFromBeforeThereWereAccountsStaysGood() {
    test.database()
        .pool()
        .withTransaction(connection ->
            new PlatformUpgrade(connection, PlatformMigration.all().subList(0, 1)).run())
        .await();
    test.query(
        "INSERT INTO libretto.builder (id, name, token_hash) VALUES"
            + " (gen_random_uuid(), 'demo', sha256('libretto_old'))");

    Platform.prepare(test.database()).await();

    var builders = new Builders(test.database(), new java.security.SecureRandom());
    var found = builders.findByToken("libretto_old").await().orElseThrow();
    assertEquals("demo", found.name());
    assertEquals(
        List.of("true unlimited"),
        test.column("SELECT operator || ' ' || plan FROM libretto.builder"));
  }

  @Test
  void refusesADatabaseOfANewerEngine() {
    Platform.prepare(test.database()).await();
    test.query("INSERT INTO libretto.migration VALUES (9999, '9999-later', 'x')");

    var failure =
        assertThrows(EnvironmentFailure.class, () -> Platform.prepare(test.database()).await());

    assertEquals(EnvironmentCode.PLATFORM_NEWER, failure.code());
    assertTrue(failure.line().contains("9999-later"), failure.line());
  }

  @Test
  void refusesAMigrationThatWasEditedAfterItWasApplied() {
    Platform.prepare(test.database()).await();
    test.query("UPDATE libretto.migration SET checksum = 'another' WHERE number = 1");

    var failure =
        assertThrows(EnvironmentFailure.class, () -> Platform.prepare(test.database()).await());

    assertEquals(EnvironmentCode.PLATFORM_CHANGED, failure.code());
  }

  @Test
  void appliesTheFunctionsAgainWhenTheirTextIsAnother() {
    Platform.prepare(test.database()).await();
    test.query("UPDATE libretto.repeatable SET checksum = 'of an older engine'");

    Platform.prepare(test.database()).await();

    assertEquals(
        List.of(Sha256.hex(PlatformMigration.resource("functions.sql"))),
        test.column("SELECT checksum FROM libretto.repeatable"));
  }

  @Test
  void refusesToSignInAsASuperuser() {
    test.queryAsSuperuser("CREATE ROLE almighty SUPERUSER LOGIN PASSWORD 'x'");
    var database = test.openAs("almighty", "x");

    var failure = assertThrows(EnvironmentFailure.class, () -> Platform.prepare(database).await());

    test.queryAsSuperuser("DROP ROLE almighty");
    assertEquals(EnvironmentCode.DATABASE_ROLE, failure.code());
    assertEquals(List.of(), test.column("SELECT 1 FROM pg_namespace WHERE nspname = 'libretto'"));
  }

  @Test
  void saysWhatARoleLacks() {
    test.queryAsSuperuser("CREATE ROLE meek LOGIN PASSWORD 'x'");
    var database = test.openAs("meek", "x");

    var failure = assertThrows(EnvironmentFailure.class, () -> Platform.prepare(database).await());

    test.queryAsSuperuser("DROP ROLE meek");
    assertEquals(EnvironmentCode.DATABASE_ROLE, failure.code());
    assertTrue(failure.hint().contains("ALTER ROLE \"meek\" CREATEROLE"), failure.hint());
  }

  @Test
  void saysThatTheDatabaseCannotBeReached() {
    var database = test.openAs("nobody-by-this-name", "x");

    var failure = assertThrows(EnvironmentFailure.class, () -> Platform.prepare(database).await());

    assertEquals(EnvironmentCode.DATABASE_UNREACHABLE, failure.code());
  }

  @Test
  void knowsEveryMigrationInTheFolder() throws Exception {
    var folder = Path.of("src/main/resources/dev/libretto/store/platform");

    try (var files = Files.list(folder)) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          PlatformMigration.all().stream().map(migration -> migration.name() + ".sql").toList());
    }
  }

  @Test
  void numbersMigrationsWithoutGaps() {
    var migrations = PlatformMigration.all();

    for (int i = 0; i < migrations.size(); i++) {
      assertEquals(i + 1, migrations.get(i).number());
    }
  }
}
