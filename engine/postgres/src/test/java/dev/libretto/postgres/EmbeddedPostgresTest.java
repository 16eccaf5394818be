package dev.libretto.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EmbeddedPostgresTest {

  private static Scratch scratch;

  @BeforeAll
  static void unpackOnce() throws IOException {
    scratch = new Scratch();
  }

  @AfterAll
  static void tidyUp() throws IOException {
    scratch.close();
  }

  @Test
  void theEnginesLoginIsNoSuperuser() {
    try (var server = start(scratch.home("login"))) {
      var row =
          scratch
              .query(
                  server.address(),
                  """
                  SELECT rolsuper, rolcreaterole, rolcreatedb, current_database() AS database,
                    current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums
                  FROM pg_roles WHERE rolname = current_user
                  """)
              .iterator()
              .next();

      assertEquals(false, row.getBoolean("rolsuper"));
      assertEquals(true, row.getBoolean("rolcreaterole"));
      assertEquals(false, row.getBoolean("rolcreatedb"));
      assertEquals("libretto", row.getString("database"));
      assertEquals("on", row.getString("fsync"));
      assertEquals("on", row.getString("checksums"));
    }
  }

  @Test
  void restartKeepsRowsPortAndPassword() {
    var home = scratch.home("restart");
    DatabaseAddress before;
    try (var server = start(home)) {
      before = server.address();
      scratch.query(before, "CREATE TABLE note AS SELECT generate_series(1, 100)");
    }

    try (var server = start(home)) {
      assertEquals(before, server.address());
      assertEquals(100, scratch.count(server.address(), "note"));
    }
  }

  @Test
  void passwordsAreReadableByTheirOwnerAlone() throws IOException {
    var home = scratch.home("secrets");
    start(home).close();

    for (var role : new String[] {Cluster.LOGIN, Cluster.SUPERUSER}) {
      var permissions = Files.getPosixFilePermissions(home.password(role));
      assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }
  }

  @Test
  void aWrongPasswordDoesNotLogIn() {
    try (var server = start(scratch.home("password"))) {
      var right = server.address();
      var wrong =
          new DatabaseAddress(
              right.host(), right.port(), right.database(), Cluster.SUPERUSER, right.password());

      var failure = assertThrows(Exception.class, () -> scratch.query(wrong, "SELECT 1"));

      assertTrue(failure.toString().contains("password authentication failed"));
    }
  }

  @Test
  void killedEngineLeavesNoServerAndLosesNoRow() throws Exception {
    var home = scratch.home("killed-engine");
    var engine = RunningProgram.start(home);
    scratch.query(engine.address(), "CREATE TABLE note AS SELECT generate_series(1, 100)");

    var server = engine.server();
    engine.kill();
    RunningProgram.awaitEnd(server);

    try (var next = start(home)) {
      assertEquals(100, scratch.count(next.address(), "note"));
    }
  }

  @Test
  void killedEngineAndServerAreRecovered() throws Exception {
    var home = scratch.home("killed-both");
    var engine = RunningProgram.start(home);
    scratch.query(engine.address(), "CREATE TABLE note AS SELECT generate_series(1, 100)");

    engine.server().destroyForcibly();
    engine.kill();

    try (var next = start(home)) {
      assertEquals(100, scratch.count(next.address(), "note"));
      assertTrue(Files.readString(home.log()).contains("not properly shut down"));
    }
  }

  @Test
  void aServerThatOutlivedItsEngineIsTakenOver() throws Exception {
    var home = scratch.home("orphan");
    var engine = RunningProgram.start(home);
    scratch.query(engine.address(), "CREATE TABLE note AS SELECT generate_series(1, 100)");
    var orphan = engine.server();
    try (var descendants = engine.process().descendants()) {
      descendants
          .filter(process -> process.info().command().orElse("").endsWith("sh"))
          .forEach(ProcessHandle::destroyForcibly);
    }
    engine.kill();
    assertTrue(orphan.isAlive());

    try (var next = start(home)) {
      // It has ended; whoever inherited it may take a moment to notice.
      orphan.onExit().get(1, TimeUnit.MINUTES);
      assertNotEquals(orphan.pid(), next.pid());
      assertEquals(100, scratch.count(next.address(), "note"));
    }
  }

  @Test
  void aStrangerWithTheOldServersPidDoesNotBlockTheStart() throws IOException {
    var home = scratch.home("stranger");
    start(home).close();
    Files.writeString(PostmasterFile.path(home), ProcessHandle.current().pid() + "\n");

    try (var server = start(home)) {
      assertTrue(server.running());
    }
    assertTrue(ProcessHandle.current().isAlive());
  }

  @Test
  void aSecondEngineIsRefusedWhileTheFirstLives() throws Exception {
    var home = scratch.home("second");
    var first = RunningProgram.start(home);

    var failure = assertThrows(EnvironmentFailure.class, () -> start(home));

    assertEquals(EnvironmentCode.DATA_IN_USE, failure.code());
    assertTrue(failure.toString().contains("process " + first.process().pid()));
    assertTrue(first.server().isAlive());
    first.kill();
  }

  @Test
  void closingTwiceDoesNothingMore() {
    var server = start(scratch.home("twice"));

    server.close();
    server.close();

    assertFalse(server.running());
  }

  @Test
  void dataOfAnotherMajorVersionIsRefused() throws IOException {
    var home = scratch.home("version");
    start(home).close();
    Files.writeString(home.cluster().resolve("PG_VERSION"), "14\n");

    var failure = assertThrows(EnvironmentFailure.class, () -> start(home));

    assertEquals(EnvironmentCode.WRONG_POSTGRES_VERSION, failure.code());
    assertTrue(failure.toString().contains("PostgreSQL 14"));
  }

  @Test
  void aBrokenClusterIsOneClearFailure() throws IOException {
    var home = scratch.home("broken");
    start(home).close();
    Files.delete(home.cluster().resolve("global").resolve("pg_control"));

    var failure = assertThrows(EnvironmentFailure.class, () -> start(home));

    assertEquals(EnvironmentCode.POSTGRES_FAILED, failure.code());
    assertTrue(failure.line().contains(home.log().toString()), failure.line());
  }

  @Test
  void anUnfinishedFirstStartIsMadeAnew() throws IOException {
    var home = scratch.home("unfinished");
    Files.createDirectories(home.unfinishedCluster().resolve("base"));

    try (var server = start(home)) {
      assertTrue(server.running());
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    var file = Files.writeString(scratch.directory().resolve("file"), "not a folder");

    var failure =
        assertThrows(EnvironmentFailure.class, () -> start(PostgresHome.at(file.resolve("home"))));

    assertEquals(EnvironmentCode.DISK_NOT_WRITABLE, failure.code());
    assertTrue(failure.hint().contains("--data"));
  }

  @Test
  void rootsServerRunsUnderAnotherAccount() throws IOException {
    assumeRoot();

    try (var server = start(scratch.home("root"))) {
      var owner = Files.getOwner(Path.of("/proc", Long.toString(server.pid())));
      assertNotEquals("root", owner.getName());
    }
  }

  @Test
  void rootIsToldWhereTheOtherAccountCannotEnter() throws IOException {
    assumeRoot();
    var closed = Files.createDirectory(scratch.directory().resolve("closed"));
    Files.setPosixFilePermissions(closed, Folders.OWN);

    var failure =
        assertThrows(
            EnvironmentFailure.class, () -> start(PostgresHome.at(closed.resolve("home"))));

    assertEquals(EnvironmentCode.DISK_NOT_WRITABLE, failure.code());
    assertTrue(failure.toString().contains("cannot enter"), failure.getMessage());
  }

  @Test
  void anOrdinaryUserStartsAServer() throws Exception {
    assumeRoot();
    var folder = Files.createDirectory(scratch.directory().resolve("ordinary"));
    new Account(Optional.of("nobody"), List.of()).own(folder);
    var home = PostgresHome.at(folder.resolve("home"));

    var engine = RunningProgram.startAs("nobody", home, folder.resolve("classes"));
    scratch.query(engine.address(), "CREATE TABLE note AS SELECT generate_series(1, 100)");

    assertEquals(100, scratch.count(engine.address(), "note"));
    var server = engine.server();
    engine.kill();
    RunningProgram.awaitEnd(server);
  }

  @Test
  void anOrdinaryUserIsToldOfAFolderThatIsNotTheirs() throws Exception {
    assumeRoot();
    var folder = Files.createDirectory(scratch.directory().resolve("foreign"));
    Files.setPosixFilePermissions(folder, Folders.OPEN);

    var engine =
        RunningProgram.startAs(
            "nobody", PostgresHome.at(folder.resolve("home")), folder.resolve("classes"));

    assertTrue(engine.line().startsWith("LIB-903: "), engine.line());
    engine.process().waitFor();
  }

  private static void assumeRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "changing accounts needs root");
  }

  private static EmbeddedPostgres start(PostgresHome home) {
    return EmbeddedPostgres.start(home, ServerSettings.DURABLE);
  }
}
