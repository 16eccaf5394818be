package dev.libretto.testkit.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends requests of HTTP/1.1, one on a connection, and keeps every byte of the answer: a client
 * that tidies headers and status lines away could not find what is forbidden in them.
 */
final class Wire {

  private static final int PATIENCE_MILLIS = 30_000;

  /** What RFC 3986 lets stand in a path or query; a percent sign is the scenario's own. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/?%";

  private Wire() {}

  static Reply send(
      URI origin, String method, String path, Map<String, String> headers, byte[] body) {
    var request = new StringBuilder();
    request.append(method).append(' ').append(encoded(path)).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(origin.getAuthority()).append("\r\nConnection: close\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    if (body.length > 0 || !method.matches("GET|HEAD")) {
      request.append("Content-Length: ").append(body.length).append("\r\n");
    }
    request.append("\r\n");
    try (var socket = new Socket(origin.getHost(), origin.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var out = socket.getOutputStream();
      out.write(request.toString().getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      return reply(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " got no answer", e);
    }
  }

  private static Reply reply(byte[] bytes) {
    var all = new String(bytes, StandardCharsets.ISO_8859_1);
    var end = all.indexOf("\r\n\r\n");
    if (!all.startsWith("HTTP/1.1 ") || end < 0) {
      throw new ScenarioFailure("no answer of HTTP/1.1: " + all);
    }
    var head = new String(bytes, 0, end, StandardCharsets.UTF_8);
    var lines = head.split("\r\n");
    var headers = new HashMap<String, List<String>>();
    for (var line : Arrays.asList(lines).subList(1, lines.length)) {
      var colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    var body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      body = joined(body);
    }
    return new Reply(
        Integer.parseInt(lines[0].split(" ")[1]),
        head,
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  /** The chunks without their sizes (RFC 9112, section 7.1). */
  private static byte[] joined(byte[] chunked) {
    var text = new String(chunked, StandardCharsets.ISO_8859_1);
    var out = new ByteArrayOutputStream();
    for (int at = 0; ; ) {
      var lineEnd = text.indexOf("\r\n", at);
      var size = Integer.parseInt(text.substring(at, lineEnd).split(";")[0].strip(), 16);
      if (size == 0) {
        return out.toByteArray();
      }
      out.write(chunked, lineEnd + 2, size);
      at = lineEnd + 2 + size + 2;
    }
  }

  private static String encoded(String path) {
    var out = new StringBuilder();
    for (var octet : path.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (octet & 0xFF);
      if ((c < 0x80 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
