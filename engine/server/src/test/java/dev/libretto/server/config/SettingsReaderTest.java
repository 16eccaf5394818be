package dev.libretto.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.store.DatabaseTls;
import dev.libretto.store.Wall;
import dev.libretto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {

  private static final Map<String, String> HOME = Map.of("HOME", "/home/ada");

  @Test
  void everythingHasAUsualValue() {
    var settings = accepted(Map.of(), HOME, SettingsFile.NONE);

    assertEquals("127.0.0.1", settings.host());
    assertEquals(8080, settings.port());
    assertEquals(8081, settings.consolePort());
    assertEquals(URI.create("http://localhost:8080"), settings.origin());
    assertEquals(URI.create("http://localhost:8081"), settings.consoleOrigin());
    assertEquals(Optional.empty(), settings.database());
    assertEquals(8, settings.poolSize());
    assertEquals(Wall.NONE, settings.wall());
    assertEquals(Settings.LogForm.TEXT, settings.log());
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFile() {
    var file =
        new SettingsFile("f.properties", Map.of("port", "1001", "host", "::1", "poolSize", "3"));
    var environment = Map.of("LIBRETTO_PORT", "1002", "LIBRETTO_HOST", "0.0.0.0");

    var settings = accepted(Map.of(Setting.PORT, "1003"), environment, file);

    assertEquals(1003, settings.port());
    assertEquals("0.0.0.0", settings.host());
    assertEquals(3, settings.poolSize());
  }

  @Test
  void tellsAllProblemsAtOnceWithTheNamesPeopleKnow() {
    var file = new SettingsFile("libretto.properties", Map.of("wall", "brick", "prot", "1"));
    var environment = Map.of("LIBRETTO_PORT", "80a", "LIBRETTO_ORIGIN", "https://a.example/x");

    var lines = refused(Map.of(), environment, file).stream().map(SettingProblem::line).toList();

    assertEquals(4, lines.size(), lines.toString());
    assertTrue(
        lines.contains(
            "LIB-907: LIBRETTO_PORT is \"80a\": not a whole number from 0 to 65535."
                + " Leave it out for the usual value."),
        lines.toString());
    assertTrue(
        lines.contains(
            "LIB-907: wall in libretto.properties is \"brick\": not one of none, role."
                + " Leave it out for the usual value."),
        lines.toString());
    assertTrue(lines.stream().anyMatch(line -> line.contains("prot in libretto.properties")));
    assertTrue(lines.stream().anyMatch(line -> line.contains("LIBRETTO_ORIGIN")));
  }

  @Test
  void readsTheAddressOfADatabase() {
    var environment =
        Map.of("LIBRETTO_DATABASE_URL", "postgresql://ada:p%40ss+w@db.example:6543/apps");

    var settings = accepted(Map.of(), environment, SettingsFile.NONE);

    assertEquals(
        Optional.of(new DatabaseAddress("db.example", 6543, "apps", "ada", "p@ss+w")),
        settings.database());
  }

  @Test
  void readsHowTheDatabaseIsProtected(@TempDir Path folder) {
    var certificate = TestCertificate.ofThisMachine().writtenTo(folder);
    var url = "postgres://ada:secret@db.example/apps";

    assertEquals(DatabaseTls.Mode.PREFER, tls(url).mode());
    assertEquals(DatabaseTls.Mode.DISABLE, tls(url + "?sslmode=disable").mode());
    assertEquals(
        new DatabaseTls(DatabaseTls.Mode.VERIFY_FULL, Optional.of(certificate)),
        tls(url + "?sslmode=verify-full&sslrootcert=" + certificate));
    assertEquals(
        new DatabaseTls(DatabaseTls.Mode.VERIFY_CA, Optional.empty()),
        tls(url + "?sslmode=verify-ca&sslrootcert=system"));
  }

  private static DatabaseTls tls(String url) {
    return accepted(Map.of(), Map.of("LIBRETTO_DATABASE_URL", url), SettingsFile.NONE)
        .databaseTls();
  }

  @Test
  void readsWhomToTrustAsAMailServer(@TempDir Path folder) throws IOException {
    var certificate = TestCertificate.ofThisMachine().writtenTo(folder);
    var environment = new HashMap<String, String>();
    environment.put("LIBRETTO_SMTP_URL", "smtps://apps:secret@mail.example");
    environment.put("LIBRETTO_MAIL_FROM", "apps@example.org");
    environment.put("LIBRETTO_SMTP_CERTIFICATE", certificate.toString());

    var smtp = (MailWay.Smtp) accepted(Map.of(), environment, SettingsFile.NONE).mail();

    assertEquals(Optional.of(certificate), smtp.certificate());
    var empty = Files.writeString(folder.resolve("empty.pem"), "no certificate");
    environment.put("LIBRETTO_SMTP_CERTIFICATE", empty.toString());
    var lines = refused(Map.of(), environment, SettingsFile.NONE);
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(
        lines.getFirst().toString().contains("not a file with certificates"), lines::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ada:secret@db/apps",
        "postgres://db/apps",
        "postgres://ada:secret@db",
        "postgres://ada:secret@db/apps?sslmode=perhaps",
        "postgres://ada:secret@db/apps?sslmode",
        "postgres://ada:secret@db/apps?options=-csearch_path=x",
        "postgres://ada:secret@db/apps?sslmode=verify-full&sslrootcert=/nowhere/at/all.pem",
        "postgres://ada:sec ret@db/apps",
        "postgres://ada:secret%zz@db/apps",
        "secret"
      })
  void aRefusedAddressOfADatabaseIsNeverShown(String url) {
    var environment = Map.of("LIBRETTO_DATABASE_URL", url);

    var problems = refused(Map.of(), environment, SettingsFile.NONE);

    assertEquals(1, problems.size());
    assertFalse(problems.getFirst().line().contains("sec"), problems.getFirst().line());
  }

  @Test
  void anEmptyVariableIsNotSet() {
    var settings = accepted(Map.of(), Map.of("LIBRETTO_PORT", ""), SettingsFile.NONE);

    assertEquals(8080, settings.port());
  }

  @Test
  void theTwoListenersNeedTwoPorts() {
    var flags = Map.of(Setting.PORT, "9000", Setting.CONSOLE_PORT, "9000");

    var problems = refused(flags, HOME, SettingsFile.NONE);

    assertEquals("--console-port", problems.getFirst().source());
  }

  @Test
  void theLastPortHasItsNeighbourBelow() {
    var settings = accepted(Map.of(Setting.PORT, "65535"), HOME, SettingsFile.NONE);

    assertEquals(65534, settings.consolePort());
  }

  @Test
  void settingsNeverShowAPassword() {
    var environment = Map.of("LIBRETTO_DATABASE_URL", "postgres://ada:s3cret@db/apps");

    var settings = accepted(Map.of(), environment, SettingsFile.NONE);

    assertFalse(settings.toString().contains("s3cret"));
  }

  @Test
  void accountsAreClosedUnlessTheOperatorOpensThem() {
    var usual = accepted(Map.of(), HOME, SettingsFile.NONE).accounts();
    var opened =
        accepted(
                Map.of(),
                Map.of("LIBRETTO_REGISTRATION", "open", "LIBRETTO_OPERATOR", "ada"),
                SettingsFile.NONE)
            .accounts();

    assertEquals(AccountSettings.Registration.CLOSED, usual.registration());
    assertEquals(Optional.empty(), usual.provider());
    assertEquals(AccountSettings.Registration.OPEN, opened.registration());
    assertEquals(Optional.of("ada"), opened.operator());
  }

  @Test
  void aProviderNeedsAllItsPartsAndHttps() {
    var issuer = "LIBRETTO_OIDC_ISSUER";
    var rest =
        Map.of("LIBRETTO_OIDC_CLIENT_ID", "libretto", "LIBRETTO_OIDC_CLIENT_SECRET", "s3cret");
    var whole = new java.util.HashMap<>(rest);
    whole.put(issuer, "https://id.example.org");
    var open = new java.util.HashMap<>(rest);
    open.put(issuer, "http://id.example.org");

    var settings = accepted(Map.of(), whole, SettingsFile.NONE);

    assertEquals("https://id.example.org", settings.accounts().provider().orElseThrow().issuer());
    assertFalse(settings.toString().contains("s3cret"));
    assertEquals(1, refused(Map.of(), rest, SettingsFile.NONE).size());
    assertEquals(1, refused(Map.of(), open, SettingsFile.NONE).size());
  }

  @Test
  void aMasterKeyIsNeverShown() {
    var settings = accepted(Map.of(), Map.of("LIBRETTO_MASTER_KEY", "s3cret"), SettingsFile.NONE);

    assertFalse(settings.toString().contains("s3cret"));
  }

  @Test
  void aRelativeDataFolderIsFixedAtTheStart() {
    var settings = accepted(Map.of(Setting.DATA, "here/../data"), HOME, SettingsFile.NONE);

    assertEquals(Path.of("data").toAbsolutePath(), settings.data());
  }

  private static Settings accepted(
      Map<Setting, String> flags, Map<String, String> environment, SettingsFile file) {
    var reading = SettingsReader.read(flags, environment, file, Settings.LogForm.TEXT);
    return assertInstanceOf(SettingsReading.Accepted.class, reading).settings();
  }

  private static List<SettingProblem> refused(
      Map<Setting, String> flags, Map<String, String> environment, SettingsFile file) {
    var reading = SettingsReader.read(flags, environment, file, Settings.LogForm.TEXT);
    return assertInstanceOf(SettingsReading.Refused.class, reading).problems();
  }
}
