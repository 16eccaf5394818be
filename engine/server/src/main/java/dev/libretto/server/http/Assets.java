package dev.libretto.server.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The built front end from the class path: hashed files, served as they are forever, compressed as
 * the build compressed them.
 */
final class Assets {

  private static final String ROOT = "dev/libretto/ui/";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "woff2", "font/woff2",
          "svg", "image/svg+xml",
          "png", "image/png");

  private final Map<String, Optional<Buffer>> files = new ConcurrentHashMap<>();
  private final String head;

  /** Reads the manifest of the build. */
  Assets() {
    this.head = head(manifest());
  }

  /** What the head of a page needs: style, font and script. */
  String head() {
    return head;
  }

  /** Serves {@code /assets/name}; false where there is no such file. */
  boolean serve(HttpServerRequest request, String name) {
    if (!NAME.matcher(name).matches() || name.endsWith(".br") || name.endsWith(".gz")) {
      return false;
    }
    var type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    var plain = file(name);
    if (type == null || plain.isEmpty()) {
      return false;
    }
    var accepted = request.getHeader("Accept-Encoding");
    var response =
        request
            .response()
            .putHeader("Content-Type", type)
            .putHeader("Cache-Control", "public, max-age=31536000, immutable")
            .putHeader("Vary", "Accept-Encoding")
            .putHeader("X-Content-Type-Options", "nosniff");
    var encoding = encoding(name, accepted);
    if (encoding != null) {
      response.putHeader("Content-Encoding", encoding);
    }
    var body =
        (encoding == null ? plain : file(name + (encoding.equals("br") ? ".br" : ".gz")))
            .orElseThrow();
    if (request.method().name().equals("HEAD")) {
      response.putHeader("Content-Length", Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
    return true;
  }

  private @Nullable String encoding(String name, @Nullable String accepted) {
    if (accepted == null) {
      return null;
    }
    if (accepted.contains("br") && file(name + ".br").isPresent()) {
      return "br";
    }
    return accepted.contains("gzip") && file(name + ".gz").isPresent() ? "gzip" : null;
  }

  private Optional<Buffer> file(String name) {
    return files.computeIfAbsent(
        name, key -> Optional.ofNullable(resource("assets/" + key)).map(Buffer::buffer));
  }

  private static byte @Nullable [] resource(String path) {
    try (var in = Assets.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] manifest() {
    var bytes = resource(".vite/manifest.json");
    if (bytes == null) {
      throw new IllegalStateException("the front end has not been built into the class path");
    }
    return bytes;
  }

  private static String head(byte[] manifest) {
    try {
      var lines = new ArrayList<String>();
      for (var entry : new JsonMapper().readTree(manifest)) {
        if (entry.path("isEntry").asBoolean()) {
          for (var css : entry.path("css")) {
            lines.add("<link rel=\"stylesheet\" href=\"/" + css.asText() + "\">");
          }
          for (var asset : entry.path("assets")) {
            if (asset.asText().endsWith(".woff2")) {
              lines.add(
                  "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"/"
                      + asset.asText()
                      + "\">");
            }
          }
          lines.add(
              "<script type=\"module\" src=\"/" + entry.path("file").asText() + "\"></script>");
        }
      }
      return String.join("\n", List.copyOf(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
