package dev.libretto.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/** The server's port: any free one, and the same again at the next start where it is still free. */
final class Ports {

  /** The only address a server listens on. */
  static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  static int keptOrFree(PostgresHome home) throws IOException {
    if (Files.isReadable(home.port())) {
      var text = Files.readString(home.port()).strip();
      if (text.matches("[1-9][0-9]{0,4}") && isFree(Integer.parseInt(text))) {
        return Integer.parseInt(text);
      }
    }
    return free();
  }

  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  static void keep(PostgresHome home, int port) throws IOException {
    Files.writeString(home.port(), port + "\n");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 1);
      return true;
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }
}
