package dev.libretto.server.config;

import dev.libretto.oidc.OidcClient;
import dev.libretto.problem.Suggestion;
import dev.libretto.secret.SecretText;
import dev.libretto.store.DatabaseTls;
import dev.libretto.store.Wall;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Puts the sources together, a flag before the environment before the file, and checks the values.
 */
public final class SettingsReader {

  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_POOL_SIZE = 8;
  private static final int LARGEST_POOL = 200;
  private static final int LAST_PORT = 65_535;
  private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+");

  private record Given(String value, String source) {}

  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
  private final List<SettingProblem> problems = new ArrayList<>();
  private final Map<String, String> environment;
  private final Settings.LogForm usualLog;

  private SettingsReader(Map<String, String> environment, Settings.LogForm usualLog) {
    this.environment = environment;
    this.usualLog = usualLog;
  }

  /**
   * Reads and checks all settings.
   *
   * @param flags what the command line says
   * @param environment the process's variables
   * @param usualLog how log lines look when nobody says it
   */
  public static SettingsReading read(
      Map<Setting, String> flags,
      Map<String, String> environment,
      SettingsFile file,
      Settings.LogForm usualLog) {
    var reader = new SettingsReader(environment, usualLog);
    reader.collect(flags, file);
    var settings = reader.settings();
    return reader.problems.isEmpty()
        ? new SettingsReading.Accepted(settings)
        : new SettingsReading.Refused(reader.problems);
  }

  private void collect(Map<Setting, String> flags, SettingsFile file) {
    file.values()
        .forEach((key, value) ->
            Setting.ofKey(key)
                .ifPresentOrElse(
                    setting -> given.put(setting, new Given(value, key + " in " + file.name())),
                    () ->
                        problems.add(
                            new SettingProblem(
                                key + " in " + file.name(),
                                "(not read)",
                                "there is no such setting",
                                Suggestion.hint(key, Setting.keys())
                                    .orElse("Settings are " + Setting.keys())))));
    for (var setting : Setting.values()) {
      var value = environment.get(setting.variable());
      // An empty variable is how many tools say "not set".
      if (value != null && !value.isEmpty()) {
        given.put(setting, new Given(value, setting.variable()));
      }
    }
    flags.forEach((setting, value) -> given.put(setting, new Given(value, setting.flag())));
  }

  private Settings settings() {
    var host = text(Setting.HOST).orElse("127.0.0.1");
    int port = number(Setting.PORT, 0, LAST_PORT).orElse(DEFAULT_PORT);
    int consolePort = consolePort(port);
    var database = database();
    return new Settings(
        host,
        port,
        consolePort,
        origin(Setting.ORIGIN, port),
        origin(Setting.CONSOLE_ORIGIN, consolePort),
        data(),
        database.map(DatabaseUrl::address),
        database.map(DatabaseUrl::tls).orElse(DatabaseTls.NONE),
        number(Setting.POOL_SIZE, 1, LARGEST_POOL).orElse(DEFAULT_POOL_SIZE),
        word(Setting.WALL, Wall.class).orElse(Wall.NONE),
        word(Setting.LOG, Settings.LogForm.class).orElse(usualLog),
        mail(),
        number(Setting.NOTIFICATIONS_PER_HOUR, 0, 1_000_000).orElse(200),
        word(Setting.PRIVATE_PROVIDERS, YesNo.class).orElse(YesNo.NO) == YesNo.YES,
        accounts());
  }

  private AccountSettings accounts() {
    return new AccountSettings(
        word(Setting.REGISTRATION, AccountSettings.Registration.class)
            .orElse(AccountSettings.Registration.CLOSED),
        convert(
            Setting.OPERATOR,
            text -> Optional.of(text).filter(name -> name.matches("[a-z][a-z0-9-]{0,62}")),
            "not a builder's name",
            "Use small letters, digits and hyphens, starting with a letter"),
        text(Setting.MASTER_KEY).map(SecretText::new),
        convert(
            Setting.MASTER_KEY_FILE,
            text -> Optional.of(Path.of(text)),
            "not a path",
            "Give a file such as /run/secrets/libretto-master-key"),
        number(Setting.SIGNING_KEY_DAYS, 1, 3_650).orElse(90),
        number(Setting.DELETED_APP_DAYS, 0, 3_650).orElse(30),
        number(Setting.PROXIES, 0, 8).orElse(0),
        provider());
  }

  /** All three or none: two of them are a mistake nobody would notice before the first sign-in. */
  private Optional<OidcClient> provider() {
    var parts =
        List.of(Setting.OIDC_ISSUER, Setting.OIDC_CLIENT_ID, Setting.OIDC_CLIENT_SECRET).stream()
            .filter(given::containsKey)
            .toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (parts.size() < 3) {
      refuse(
          parts.getFirst(),
          "the provider needs issuer, client id and client secret",
          "Set oidcIssuer, oidcClientId and oidcClientSecret");
      return Optional.empty();
    }
    var issuer =
        convert(
            Setting.OIDC_ISSUER,
            text -> Optional.of(URI.create(text)).filter(SettingsReader::isIssuer),
            "not the address of an OpenID provider",
            "Give an https address such as https://id.example.org");
    var id = text(Setting.OIDC_CLIENT_ID);
    var secret = text(Setting.OIDC_CLIENT_SECRET);
    return issuer.flatMap(uri ->
        id.flatMap(known ->
            secret.map(hidden ->
                new OidcClient(uri.toString(), known, Optional.of(new SecretText(hidden))))));
  }

  private static boolean isIssuer(URI uri) {
    var host = uri.getHost();
    return host != null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && ("https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme())
                && (host.equals("localhost") || host.equals("127.0.0.1"))));
  }

  private enum YesNo {
    YES,
    NO
  }

  private MailWay mail() {
    var from =
        convert(
            Setting.MAIL_FROM,
            text -> Optional.of(text).filter(it -> MAIL_ADDRESS.matcher(it).matches()),
            "not a mail address",
            "Write it like apps@example.org");
    var certificate =
        convert(
            Setting.SMTP_CERTIFICATE,
            text -> Optional.of(Path.of(text)).filter(file -> !Certificates.in(file).isEmpty()),
            "not a file with certificates",
            "Give a PEM file this account can read");
    var way =
        convert(
            Setting.SMTP_URL,
            text -> SmtpUrl.parse(text, from.orElse(""), certificate),
            "not the address of a mail server",
            "Write smtp://user:password@host:port, smtps://… or smtp+starttls://…, with %xx for"
                + " special characters");
    if (way.isPresent() && from.isEmpty() && !given.containsKey(Setting.MAIL_FROM)) {
      problems.add(
          new SettingProblem(
              Setting.MAIL_FROM.variable(),
              "",
              "missing beside a mail server",
              "Give the address mail is sent from, such as apps@example.org"));
    }
    return way.isPresent() ? way.get() : new MailWay.None();
  }

  private int consolePort(int port) {
    int beside = port == 0 ? 0 : port == LAST_PORT ? port - 1 : port + 1;
    int consolePort = number(Setting.CONSOLE_PORT, 0, LAST_PORT).orElse(beside);
    if (consolePort == port && port != 0) {
      refuse(
          Setting.CONSOLE_PORT,
          "the published apps have that port",
          "Give the builder listener another one, such as " + beside);
    }
    return consolePort;
  }

  private Path data() {
    return convert(
            Setting.DATA,
            text -> text.isBlank() ? Optional.empty() : Optional.of(Path.of(text)),
            "not a path",
            "Give a folder such as /var/lib/libretto")
        .orElseGet(() -> DataFolder.usual(environment))
        .toAbsolutePath()
        .normalize();
  }

  private Optional<DatabaseUrl> database() {
    var url =
        convert(
            Setting.DATABASE_URL,
            DatabaseUrl::parse,
            "not the address of a PostgreSQL database",
            "Write postgres://user:password@host:5432/database, with %xx for special characters,"
                + " and behind it nothing but ?sslmode=… and &sslrootcert=…");
    url.flatMap(known -> known.tls().rootCertificate())
        .filter(file -> Certificates.in(file).isEmpty())
        .ifPresent(file ->
            refuse(
                Setting.DATABASE_URL,
                "sslrootcert names a file without certificates: " + file,
                "Give a PEM file this account can read"));
    return url;
  }

  private URI origin(Setting setting, int port) {
    return convert(
            setting,
            text -> Optional.of(URI.create(text)).filter(SettingsReader::isOrigin),
            "not an origin",
            "Give scheme, host and port alone, such as https://apps.example.org")
        .orElseGet(() -> URI.create("http://localhost:" + port));
  }

  private static boolean isOrigin(URI uri) {
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawPath().isEmpty()
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null;
  }

  private Optional<String> text(Setting setting) {
    return convert(
        setting,
        text -> Optional.of(text).filter(t -> !t.isBlank()),
        "empty",
        "Leave it out for the usual value");
  }

  private Optional<Integer> number(Setting setting, int least, int most) {
    return convert(
        setting,
        text -> Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most),
        "not a whole number from " + least + " to " + most,
        "Leave it out for the usual value");
  }

  private <E extends Enum<E>> Optional<E> word(Setting setting, Class<E> type) {
    var words = Words.of(type);
    return convert(
        setting,
        text -> Optional.ofNullable(words.get(text)),
        "not one of " + String.join(", ", words.keySet()),
        "Leave it out for the usual value");
  }

  private <T> Optional<T> convert(
      Setting setting, Function<String, Optional<T>> reading, String message, String hint) {
    var one = given.get(setting);
    if (one == null) {
      return Optional.empty();
    }
    Optional<T> value;
    try {
      value = reading.apply(one.value().strip());
    } catch (IllegalArgumentException unreadable) {
      value = Optional.empty();
    }
    if (value.isEmpty()) {
      refuse(setting, message, hint);
    }
    return value;
  }

  private void refuse(Setting setting, String message, String hint) {
    var one = given.get(setting);
    var source = one == null ? setting.key() : one.source();
    var value = one == null ? "" : setting.secret() ? "(hidden)" : one.value();
    problems.add(new SettingProblem(source, value, message, hint));
  }
}
