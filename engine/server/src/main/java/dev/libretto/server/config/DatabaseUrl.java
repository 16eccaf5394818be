package dev.libretto.server.config;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.store.DatabaseTls;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code postgres://user:password@host:port/database?sslmode=…&sslrootcert=…}, the form
 * PostgreSQL's own tools take, and what they mean by it.
 */
record DatabaseUrl(DatabaseAddress address, DatabaseTls tls) {

  private static final int USUAL_PORT = 5432;

  /** The address, or empty when the text is none or says more than an address. */
  static Optional<DatabaseUrl> parse(String text) {
    var uri = URI.create(text);
    var scheme = uri.getScheme();
    var login = uri.getRawUserInfo();
    var path = uri.getRawPath();
    if ((!"postgres".equals(scheme) && !"postgresql".equals(scheme))
        || uri.getHost() == null
        || login == null
        || path == null
        || path.length() < 2
        || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    int colon = login.indexOf(':');
    var user = colon < 0 ? login : login.substring(0, colon);
    var password = colon < 0 ? "" : login.substring(colon + 1);
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    var address =
        new DatabaseAddress(
            uri.getHost(), port, decode(path.substring(1)), decode(user), decode(password));
    return tls(uri.getRawQuery()).map(tls -> new DatabaseUrl(address, tls));
  }

  /** Without a word about it: TLS where the server offers it, as PostgreSQL's own tools do. */
  private static Optional<DatabaseTls> tls(@org.jspecify.annotations.Nullable String query) {
    var parameters = new HashMap<>(Map.of("sslmode", "prefer"));
    for (var parameter : query == null ? new String[0] : query.split("&", -1)) {
      var equals = parameter.indexOf('=');
      var name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (equals < 0 || !(name.equals("sslmode") || name.equals("sslrootcert"))) {
        return Optional.empty();
      }
      parameters.put(name, decode(parameter.substring(equals + 1)));
    }
    var root =
        Optional.ofNullable(parameters.get("sslrootcert"))
            .filter(file -> !file.equals("system"))
            .map(Path::of);
    return mode(parameters.getOrDefault("sslmode", "")).map(mode -> new DatabaseTls(mode, root));
  }

  private static Optional<DatabaseTls.Mode> mode(String word) {
    for (var mode : DatabaseTls.Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** A plus is a plus here: only forms write a space so. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
