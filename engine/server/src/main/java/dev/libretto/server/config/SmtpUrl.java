package dev.libretto.server.config;

import dev.libretto.server.config.MailWay.Security;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads {@code smtp://user:password@host:port}, {@code smtps://…} and {@code smtp+starttls://…}.
 */
final class SmtpUrl {

  private SmtpUrl() {}

  /** The way, or empty when the text is no such address. */
  static Optional<MailWay.Smtp> parse(String text, String from, Optional<Path> certificate) {
    var uri = URI.create(text);
    var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    if (uri.getHost() == null
        || uri.getScheme() == null
        || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    var colon = login.indexOf(':');
    var user = decode(colon < 0 ? login : login.substring(0, colon));
    var password = decode(colon < 0 ? "" : login.substring(colon + 1));
    return security(uri.getScheme())
        .map(security ->
            new MailWay.Smtp(
                uri.getHost(),
                uri.getPort() > 0 ? uri.getPort() : usualPort(security),
                security,
                user,
                password,
                from,
                certificate));
  }

  private static Optional<Security> security(String scheme) {
    return switch (scheme) {
      case "smtp" -> Optional.of(Security.OPPORTUNISTIC);
      case "smtps" -> Optional.of(Security.TLS);
      case "smtp+starttls" -> Optional.of(Security.STARTTLS);
      default -> Optional.empty();
    };
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case OPPORTUNISTIC -> 25;
      case TLS -> 465;
      case STARTTLS -> 587;
    };
  }

  /** A plus is a plus here: only forms write a space so. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
