package dev.libretto.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing an operator can decide. Each stands in {@code engine/docs/configuration.md}. */
public enum Setting {
  HOST("host", false),
  PORT("port", false),
  CONSOLE_PORT("consolePort", false),
  ORIGIN("origin", false),
  CONSOLE_ORIGIN("consoleOrigin", false),
  DATA("data", false),
  DATABASE_URL("databaseUrl", true),
  POOL_SIZE("poolSize", false),
  WALL("wall", false),
  LOG("log", false),
  SMTP_URL("smtpUrl", true),
  SMTP_CERTIFICATE("smtpCertificate", false),
  MAIL_FROM("mailFrom", false),
  NOTIFICATIONS_PER_HOUR("notificationsPerHour", false),
  PRIVATE_PROVIDERS("privateProviders", false),
  REGISTRATION("registration", false),
  OPERATOR("operator", false),
  MASTER_KEY("masterKey", true),
  MASTER_KEY_FILE("masterKeyFile", false),
  SIGNING_KEY_DAYS("signingKeyDays", false),
  DELETED_APP_DAYS("deletedAppDays", false),
  PROXIES("proxies", false),
  OIDC_ISSUER("oidcIssuer", false),
  OIDC_CLIENT_ID("oidcClientId", false),
  OIDC_CLIENT_SECRET("oidcClientSecret", true);

  private final String key;
  private final boolean secret;

  Setting(String key, boolean secret) {
    this.key = key;
    this.secret = secret;
  }

  /** Its name in a file of settings. */
  public String key() {
    return key;
  }

  /** Its name in the environment. */
  public String variable() {
    return "LIBRETTO_" + name();
  }

  /** Its name on the command line, for the commands that have it there. */
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its value may never be shown. */
  public boolean secret() {
    return secret;
  }

  /** All keys. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
