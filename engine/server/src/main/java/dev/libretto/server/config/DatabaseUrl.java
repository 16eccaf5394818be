package dev.libretto.server.config;

import dev.libretto.postgres.DatabaseAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads {@code postgres://user:password@host:port/database}, the form PostgreSQL's own tools take.
 */
final class DatabaseUrl {

  private static final int USUAL_PORT = 5432;

  private DatabaseUrl() {}

  /** The address, or empty when the text is none or says more than an address. */
  static Optional<DatabaseAddress> parse(String text) {
    var uri = URI.create(text);
    var scheme = uri.getScheme();
    var login = uri.getRawUserInfo();
    var path = uri.getRawPath();
    if ((!"postgres".equals(scheme) && !"postgresql".equals(scheme))
        || uri.getHost() == null
        || login == null
        || path == null
        || path.length() < 2
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    int colon = login.indexOf(':');
    var user = colon < 0 ? login : login.substring(0, colon);
    var password = colon < 0 ? "" : login.substring(colon + 1);
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    return Optional.of(
        new DatabaseAddress(
            uri.getHost(), port, decode(path.substring(1)), decode(user), decode(password)));
  }

  /** A plus is a plus here: only forms write a space so. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
