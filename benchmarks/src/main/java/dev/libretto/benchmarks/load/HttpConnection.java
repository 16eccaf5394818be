package dev.libretto.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A kept-alive connection that has at most one request in flight. It understands what the two
 * services say and no more: a status line, headers, and a body of a declared length.
 */
public final class HttpConnection implements AutoCloseable {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;
  private byte[] buffer = new byte[64 * 1024];
  private int filled;
  private int bodyStart;
  private int bodyEnd;

  private HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
  }

  /**
   * Connects on the loopback interface.
   *
   * @param timeout how long a connect or a reply may take before it is an {@link IOException}
   */
  public static HttpConnection open(int port, Duration timeout) throws IOException {
    var socket = new Socket();
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(millis);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
      return new HttpConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a whole request, waits for the whole reply and returns its status. */
  public int exchange(byte[] request) throws IOException {
    output.write(request);
    filled = 0;
    int headEnd = readHead();
    int status = digits(9, 12);
    bodyStart = headEnd;
    bodyEnd = headEnd + bodyLength(headEnd, status);
    while (filled < bodyEnd) {
      readMore();
    }
    return status;
  }

  /** The body of the last reply. */
  public byte[] body() {
    return Arrays.copyOfRange(buffer, bodyStart, bodyEnd);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int readHead() throws IOException {
    int searched = 0;
    while (true) {
      readMore();
      for (int i = searched; i + 3 < filled; i++) {
        if (buffer[i] == '\r'
            && buffer[i + 1] == '\n'
            && buffer[i + 2] == '\r'
            && buffer[i + 3] == '\n') {
          return i + 4;
        }
      }
      searched = Math.max(0, filled - 3);
    }
  }

  private void readMore() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, filled * 2);
    }
    int count = input.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("The service closed the connection before its reply was complete");
    }
    filled += count;
  }

  private int bodyLength(int headEnd, int status) throws IOException {
    for (int i = 0; i < headEnd; i++) {
      if (buffer[i] != '\n') {
        continue;
      }
      if (startsWith(LENGTH, i + 1, headEnd)) {
        int from = i + 1 + LENGTH.length;
        while (buffer[from] == ' ') {
          from++;
        }
        int to = from;
        while (buffer[to] != '\r' && buffer[to] != ' ') {
          to++;
        }
        return digits(from, to);
      }
      if (startsWith(ENCODING, i + 1, headEnd)) {
        throw new IOException("A chunked reply cannot be measured: its length must be declared");
      }
    }
    if (status == 204 || status == 304) {
      return 0;
    }
    throw new IOException("A reply of status " + status + " declares no length");
  }

  private boolean startsWith(byte[] lowerCase, int from, int end) {
    if (end - from < lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      int letter = buffer[from + i];
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private int digits(int from, int to) throws IOException {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        throw new IOException("Not an HTTP/1.1 reply");
      }
      value = value * 10 + buffer[i] - '0';
    }
    return value;
  }
}
