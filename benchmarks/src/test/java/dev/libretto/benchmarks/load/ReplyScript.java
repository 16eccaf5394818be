package dev.libretto.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A server that sends fixed pieces of bytes to its one caller, whatever that asks, and hangs up.
 */
final class ReplyScript implements AutoCloseable {
  private final ServerSocket server;
  private final Thread thread;

  ReplyScript(List<String> pieces) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().start(() -> play(pieces));
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
  }

  private void play(List<String> pieces) {
    try (var socket = server.accept()) {
      socket.setTcpNoDelay(true);
      for (var piece : pieces) {
        if (socket.getInputStream().read(new byte[1024]) < 0) {
          return;
        }
        for (byte unit : piece.getBytes(StandardCharsets.ISO_8859_1)) {
          socket.getOutputStream().write(unit);
          socket.getOutputStream().flush();
        }
      }
    } catch (IOException e) {
      // The caller hung up first, which its test knows better than we do.
    }
  }
}
