package dev.libretto.server.http;

import dev.libretto.json.JsonBytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;

/** The pages the engine writes itself: the shell of an app, and plain notices. */
final class Html {

  /** No inline script or style, nothing from elsewhere but pictures. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
          + "img-src 'self' data: https:; connect-src 'self'; manifest-src 'self'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Without it browsers ask for an icon that is not there. */
  private static final String NO_ICON = "<link rel=\"icon\" href=\"data:,\">";

  private Html() {}

  /** Sends a page. */
  static void send(HttpServerRequest request, int status, byte[] html) {
    var response =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "text/html; charset=utf-8")
            .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (!response.headers().contains("Referrer-Policy")) {
      response.putHeader("Referrer-Policy", "same-origin");
    }
    if (request.method().name().equals("HEAD")) {
      response.putHeader("Content-Length", Integer.toString(html.length)).end();
    } else {
      response.end(Buffer.buffer(html));
    }
  }

  /** The page of an app: its document is data for the script. */
  static byte[] shell(String head, String locale, String title, JsonBytes document) {
    var before =
        start(head, locale, title)
            + "<div id=\"app\"></div>\n<script type=\"application/json\" id=\"libretto\">";
    var after =
        "</script>\n<noscript><main class=\"notice\"><h1>"
            + escaped(title)
            + "</h1><p>This page needs JavaScript.</p></main></noscript>\n</body>\n</html>\n";
    var json = document.buffer();
    var size = document.size();
    var out = new java.io.ByteArrayOutputStream(size + 2_048);
    out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    var from = 0;
    for (var index = 0; index < size; index++) {
      // A value could hold </script>; JSON says the same with an escape.
      if (json[index] == '<') {
        out.write(json, from, index - from);
        out.writeBytes("\\u003c".getBytes(StandardCharsets.US_ASCII));
        from = index + 1;
      }
    }
    out.write(json, from, size - from);
    out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** A page with a few words and perhaps a form; {@code body} is HTML of the engine's own. */
  static byte[] notice(String head, String title, String body) {
    var html =
        start(head.replaceAll("<script[^>]*></script>", "") + NO_ICON, "en", title)
            + "<main class=\"notice\"><h1>"
            + escaped(title)
            + "</h1>"
            + body
            + "</main>\n</body>\n</html>\n";
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static String start(String head, String locale, String title) {
    return "<!doctype html>\n<html lang=\""
        + escaped(locale)
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
        + escaped(title)
        + "</title>\n"
        + head
        + "\n</head>\n<body>\n";
  }

  /** Text as HTML shows it, in elements and in quoted attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
