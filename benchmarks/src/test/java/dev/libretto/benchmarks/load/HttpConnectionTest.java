package dev.libretto.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void readsRepliesThatComeInPieces() throws IOException {
    try (var server =
            new ReplyScript(
                List.of(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-length: 5\r\n\r\nhello",
                    "HTTP/1.1 201 Created\r\nCONTENT-LENGTH:2 \r\n\r\nok",
                    "HTTP/1.1 204 No Content\r\n\r\n"));
        var connection = HttpConnection.open(server.port(), Duration.ofSeconds(10))) {
      assertEquals(200, connection.exchange(REQUEST));
      assertArrayEquals("hello".getBytes(StandardCharsets.US_ASCII), connection.body());

      assertEquals(201, connection.exchange(REQUEST));
      assertArrayEquals("ok".getBytes(StandardCharsets.US_ASCII), connection.body());

      assertEquals(204, connection.exchange(REQUEST));
      assertEquals(0, connection.body().length);
    }
  }

  @Test
  void readsABodyLargerThanItsBuffer() throws IOException {
    var body = "x".repeat(150_000);
    try (var server =
            new ReplyScript(List.of("HTTP/1.1 200 OK\r\nContent-Length: 150000\r\n\r\n" + body));
        var connection = HttpConnection.open(server.port(), Duration.ofSeconds(10))) {
      connection.exchange(REQUEST);

      assertEquals(150_000, connection.body().length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 ABC OK\r\n\r\n",
        "HTTP/1.1 200"
      })
  void refusesWhatItCannotMeasure(String reply) throws IOException {
    try (var server = new ReplyScript(List.of(reply));
        var connection = HttpConnection.open(server.port(), Duration.ofSeconds(10))) {
      assertThrows(IOException.class, () -> connection.exchange(REQUEST));
    }
  }

  @Test
  void failsWhereNobodyListens() throws IOException {
    // Bound, so that nobody else gets the port, but not listening.
    try (var reserved = new Socket()) {
      reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = reserved.getLocalPort();

      var failure =
          assertThrows(IOException.class, () -> HttpConnection.open(port, Duration.ofSeconds(1)));

      assertTrue(String.valueOf(failure.getMessage()).contains("refused"), failure.toString());
    }
  }
}
