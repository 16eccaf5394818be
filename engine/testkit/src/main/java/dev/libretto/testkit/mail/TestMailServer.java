package dev.libretto.testkit.mail;

import dev.libretto.testkit.tls.TestCertificate;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server (RFC 5321, as much as a client needs) on a free port of this machine. It takes
 * everything and keeps it in memory.
 */
public final class TestMailServer implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  /** How a server protects itself. */
  public enum Protection {
    /** Not at all. */
    NONE,
    /** It offers STARTTLS (RFC 3207), and without it takes no login and no mail. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS
  }

  /**
   * What a server is like.
   *
   * @param certificate what it shows where it speaks TLS
   * @param user who must log in (RFC 4954); empty where anybody may send
   */
  public record Manner(
      Protection protection, Optional<TestCertificate> certificate, String user, String password) {}

  private static final Manner OPEN = new Manner(Protection.NONE, Optional.empty(), "", "");

  private final Manner manner;
  private final ServerSocket socket;
  private final List<ReceivedMail> mails = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final java.util.concurrent.locks.Condition arrived = lock.newCondition();

  private TestMailServer(ServerSocket socket, Manner manner) {
    this.manner = manner;
    this.socket = socket;
  }

  /** Starts one that takes everything from everybody. */
  public static TestMailServer start() {
    return start(OPEN);
  }

  /** Starts one of this manner. */
  public static TestMailServer start(Manner manner) {
    try {
      var server =
          new TestMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
      Thread.ofVirtual().name("mail-server").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        var connection = socket.accept();
        Thread.ofVirtual().name("mail-connection").start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      new Conversation(manner.protection() == Protection.TLS ? secured(connection) : connection)
          .hold();
    } catch (IOException broken) {
      // The client's affair.
    }
  }

  private Socket secured(Socket plain) throws IOException {
    var factory = manner.certificate().orElseThrow().server().getSocketFactory();
    var secured = (SSLSocket) factory.createSocket(plain, null, plain.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private final class Conversation {
    private BufferedReader in;
    private Socket connection;
    private boolean secure = manner.protection() != Protection.STARTTLS;
    private boolean known = manner.user().isEmpty();
    private String sender = "";
    private final List<String> receivers = new ArrayList<>();

    Conversation(Socket connection) throws IOException {
      this.connection = connection;
      this.in = reader(connection);
    }

    private static BufferedReader reader(Socket connection) throws IOException {
      return new BufferedReader(
          new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    void hold() throws IOException {
      say("220 test ESMTP");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("QUIT")) {
          say("221 bye");
          return;
        }
        answer(command, line);
      }
    }

    private void answer(String command, String line) throws IOException {
      if (command.startsWith("EHLO") || command.startsWith("HELO")) {
        say("250-test");
        if (!secure) {
          say("250-STARTTLS");
        } else if (!manner.user().isEmpty()) {
          say("250-AUTH PLAIN");
        }
        say("250 8BITMIME");
      } else if (command.startsWith("STARTTLS") && !secure) {
        say("220 go on");
        connection = secured(connection);
        in = reader(connection);
        secure = true;
      } else if (command.startsWith("AUTH PLAIN ") && secure) {
        known = isLogin(line.substring("AUTH PLAIN ".length()));
        say(known ? "235 welcome" : "535 wrong");
      } else if (command.startsWith("MAIL FROM:") && !(secure && known)) {
        say("530 not like this");
      } else if (command.startsWith("MAIL FROM:")) {
        sender = inBrackets(line);
        say("250 ok");
      } else if (command.startsWith("RCPT TO:")) {
        receivers.add(inBrackets(line));
        say("250 ok");
      } else if (command.startsWith("DATA")) {
        say("354 go on");
        take(data());
        say("250 taken");
      } else {
        say(command.startsWith("RSET") || command.startsWith("NOOP") ? "250 ok" : "502 unknown");
      }
    }

    /** Whom it acts for, who it is, the password (RFC 4616). */
    private boolean isLogin(String encoded) {
      var parts =
          new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split("\0", -1);
      return parts.length == 3
          && parts[1].equals(manner.user())
          && parts[2].equals(manner.password());
    }

    private String data() throws IOException {
      var text = new StringBuilder();
      for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          // RFC 5321, section 4.1.1.4: without the end there is no mail.
          throw new EOFException();
        }
        text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
      }
      return text.toString();
    }

    private void take(String source) {
      lock.lock();
      try {
        mails.add(new ReceivedMail(sender, receivers, source));
        arrived.signalAll();
      } finally {
        lock.unlock();
      }
      receivers.clear();
    }

    private void say(String line) throws IOException {
      connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String inBrackets(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  /** Waits until so many mails have come to an address, and gives them in order. */
  public List<ReceivedMail> awaitTo(String address, int count) {
    var nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (to(address).size() < count) {
        if (nanos <= 0) {
          throw new AssertionError("only " + to(address).size() + " mails to " + address);
        }
        nanos = arrived.awaitNanos(nanos);
      }
      return to(address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** What has come to an address. */
  public List<ReceivedMail> to(String address) {
    lock.lock();
    try {
      return mails.stream().filter(mail -> mail.receivers().contains(address)).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
