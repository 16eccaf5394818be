package dev.libretto.server.config;

import java.nio.file.Path;
import java.util.Optional;

/** How mail leaves the engine. */
public sealed interface MailWay {

  /** Not at all: what needs it is refused. */
  record None() implements MailWay {}

  /** It does not leave, but stands in the log: a convenience of {@code run}. */
  record Log() implements MailWay {}

  /**
   * By a mail server.
   *
   * @param security how the connection is protected
   * @param user empty where the server wants no login
   * @param from the address it is sent from
   * @param certificate a PEM file with the certificates to trust instead of the machine's
   */
  record Smtp(
      String host,
      int port,
      Security security,
      String user,
      String password,
      String from,
      Optional<Path> certificate)
      implements MailWay {

    /** Never shows the password. */
    @Override
    public String toString() {
      return "smtp " + host + ":" + port;
    }
  }

  /** How a connection to a mail server is protected. */
  enum Security {
    /** Not at all, unless the server offers it. */
    OPPORTUNISTIC,
    /** From the first byte on. */
    TLS,
    /** From {@code STARTTLS} on, or not at all. */
    STARTTLS
  }
}
