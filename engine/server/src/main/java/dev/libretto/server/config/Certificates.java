package dev.libretto.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads files with the certificates an operator trusts. */
public final class Certificates {

  private Certificates() {}

  /** The certificates of a PEM file; empty where there are none, or the file cannot be read. */
  public static List<X509Certificate> in(Path file) {
    try (var stream = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException | CertificateException unreadable) {
      return List.of();
    }
  }
}
