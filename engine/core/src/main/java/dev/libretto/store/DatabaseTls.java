package dev.libretto.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How connections to the database are protected, in libpq's words.
 *
 * @param rootCertificate a PEM file with the certificates to trust instead of the machine's; only
 *     the modes that look at certificates go by it
 */
public record DatabaseTls(Mode mode, Optional<Path> rootCertificate) {

  /** For a server on this machine. */
  public static final DatabaseTls NONE = new DatabaseTls(Mode.DISABLE, Optional.empty());

  /** The modes of {@code sslmode}. */
  public enum Mode {
    /** In the open. */
    DISABLE,
    /** By TLS where the server offers it; its certificate is not looked at. */
    PREFER,
    /** By TLS or not at all; with a root certificate like {@link #VERIFY_CA}. */
    REQUIRE,
    /** By TLS, and only where a trusted authority vouches for the certificate. */
    VERIFY_CA,
    /** The same, and only where it is a certificate for the host. */
    VERIFY_FULL
  }
}
