package dev.libretto.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {

  private static final PostgresHome HOME = PostgresHome.at(Path.of("/data/postgres"));

  @Test
  void namesAFullDiskInOutputAndInExceptions() {
    var said = "initdb: error: could not write file \"PG_VERSION\": No space left on device";

    var fromOutput = Diagnosis.ofOutput("initialise its data", said, HOME);
    var fromWriting =
        Diagnosis.ofWriting(HOME.directory(), new IOException("No space left on device"));

    assertEquals(EnvironmentCode.DISK_FULL, fromOutput.code());
    assertEquals(fromOutput.line(), fromWriting.line());
  }

  @Test
  void namesAReadOnlyDisk() {
    var said = "FATAL:  could not create lock file \"postmaster.pid\": Read-only file system";

    var failure = Diagnosis.ofOutput("start", said, HOME);

    assertEquals(EnvironmentCode.DISK_NOT_WRITABLE, failure.code());
  }

  @Test
  void namesAFolderThatMayNotBeWritten() {
    var failure =
        Diagnosis.ofWriting(HOME.directory(), new AccessDeniedException("/data/postgres"));

    assertEquals(
        "LIB-903: The folder /data/postgres cannot be written (no permission). Make it writable for"
            + " this account, or choose another folder with --data.",
        failure.line());
  }

  @Test
  void quotesTheLineThatTells() {
    var said =
        """
        2026-01-01 00:00:00.000 UTC [7] LOG:  starting PostgreSQL
        2026-01-01 00:00:00.001 UTC [7] FATAL:  data directory has wrong ownership
        2026-01-01 00:00:00.001 UTC [7] HINT:  The server must be started by its owner.
        """;

    var failure = Diagnosis.ofOutput("start", said, HOME);

    assertEquals(EnvironmentCode.POSTGRES_FAILED, failure.code());
    assertEquals(
        "PostgreSQL could not start (FATAL:  data directory has wrong ownership)",
        failure.getMessage());
  }

  @Test
  void aPlatformWithoutBinariesIsToldTheWayOut() {
    var failure = assertThrows(EnvironmentFailure.class, () -> Platform.of("Windows 11", "amd64"));

    assertEquals(EnvironmentCode.POSTGRES_FAILED, failure.code());
    assertEquals("postgres-darwin-arm_64.txz", Platform.of("Mac OS X", "aarch64").archive());
    assertEquals("postgres-linux-x86_64.txz", Platform.of("Linux", "amd64").archive());
  }

  @Test
  void anAddressNeverShowsItsPassword() {
    var address = new DatabaseAddress("127.0.0.1", 5432, "libretto", "libretto", "s3cret");

    assertFalse(address.toString().contains("s3cret"));
  }
}
