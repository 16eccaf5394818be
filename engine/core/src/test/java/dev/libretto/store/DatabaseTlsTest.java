package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.postgres.EmbeddedPostgres;
import dev.libretto.postgres.PostgresHome;
import dev.libretto.postgres.ServerSettings;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.store.DatabaseTls.Mode;
import dev.libretto.testkit.TestFolders;
import dev.libretto.testkit.TestPostgres;
import dev.libretto.testkit.tls.TestCertificate;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server of the test's own that is taught TLS while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseTlsTest {

  private static final String IN_USE =
      "SELECT ssl::text FROM pg_catalog.pg_stat_ssl WHERE pid = pg_backend_pid()";

  private final Path home = TestFolders.ofThisProcess(TestFolders.cache().resolve("tls-homes"));
  private final EmbeddedPostgres server =
      EmbeddedPostgres.start(
          new PostgresHome(home, TestFolders.cache().resolve("binaries")), ServerSettings.FAST);
  private final Vertx vertx = Vertx.vertx();

  @AfterAll
  void stop() {
    vertx.close().await();
    server.close();
    TestFolders.delete(home);
  }

  private void asSuperuser(String sql) {
    TestPostgres.shared().query(server.superuser(), sql);
  }

  /** The server's account alone may read a key, so the server itself writes it. */
  private void show(TestCertificate certificate) {
    asSuperuser(
        "COPY (SELECT unnest(string_to_array('%s', E'\\n'))) TO PROGRAM 'umask 077; cat > tls.key'"
            .formatted(certificate.keyPem().strip()));
    asSuperuser(
        "COPY (SELECT unnest(string_to_array('%s', E'\\n'))) TO PROGRAM 'cat > tls.crt'"
            .formatted(certificate.pem().strip()));
    asSuperuser("ALTER SYSTEM SET ssl_key_file = 'tls.key'");
    asSuperuser("ALTER SYSTEM SET ssl_cert_file = 'tls.crt'");
    asSuperuser("ALTER SYSTEM SET ssl = on");
    var before = loaded();
    asSuperuser("SELECT pg_reload_conf()");
    // A new session tells what the postmaster knew when it was forked.
    while (before.equals(loaded())) {
      Thread.onSpinWait();
    }
  }

  private String loaded() {
    return TestPostgres.shared()
        .query(server.superuser(), "SELECT pg_conf_load_time()::text")
        .iterator()
        .next()
        .getString(0);
  }

  private String tls(DatabaseAddress address, Mode mode, Optional<Path> root) {
    var database =
        Database.open(
            vertx,
            new DatabaseSettings(
                address.host(),
                address.port(),
                address.database(),
                address.user(),
                address.password(),
                1,
                Wall.NONE,
                new DatabaseTls(mode, root)));
    try {
      Platform.prepare(database).await();
      return database.client().query(IN_USE).execute().await().iterator().next().getString(0);
    } finally {
      database.close().await();
    }
  }

  private EnvironmentCode refused(DatabaseAddress address, Mode mode, Optional<Path> root) {
    var failure = assertThrows(EnvironmentFailure.class, () -> tls(address, mode, root));
    assertEquals(EnvironmentCode.DATABASE_TLS, failure.code(), failure::line);
    return failure.code();
  }

  @Test
  void protectsTheConnectionAsFarAsTheModeSays(@TempDir Path folder) {
    var address = server.address();
    assertEquals("false", tls(address, Mode.DISABLE, Optional.empty()));
    assertEquals("false", tls(address, Mode.PREFER, Optional.empty()));
    assertEquals(EnvironmentCode.DATABASE_TLS, refused(address, Mode.REQUIRE, Optional.empty()));

    var own = TestCertificate.ofThisMachine();
    show(own);
    var trusted = Optional.of(own.writtenTo(folder));
    assertEquals("false", tls(address, Mode.DISABLE, Optional.empty()));
    assertEquals("true", tls(address, Mode.PREFER, Optional.empty()));
    assertEquals("true", tls(address, Mode.REQUIRE, Optional.empty()));
    assertEquals("true", tls(address, Mode.REQUIRE, trusted));
    assertEquals("true", tls(address, Mode.VERIFY_CA, trusted));
    assertEquals("true", tls(address, Mode.VERIFY_FULL, trusted));
    // The machine does not trust it, and another certificate is not this one.
    assertEquals(EnvironmentCode.DATABASE_TLS, refused(address, Mode.VERIFY_CA, Optional.empty()));
    var another = TestCertificate.ofAnother();
    var wrong = Optional.of(another.writtenTo(folder));
    assertEquals(EnvironmentCode.DATABASE_TLS, refused(address, Mode.VERIFY_FULL, wrong));
    assertEquals(EnvironmentCode.DATABASE_TLS, refused(address, Mode.REQUIRE, wrong));

    looksAtTheHost(address, folder);
  }

  private void looksAtTheHost(DatabaseAddress address, Path folder) {
    var another = TestCertificate.ofAnother();
    show(another);
    var trusted = Optional.of(another.writtenTo(folder));

    assertEquals("true", tls(address, Mode.VERIFY_CA, trusted));
    assertEquals(EnvironmentCode.DATABASE_TLS, refused(address, Mode.VERIFY_FULL, trusted));
  }
}
