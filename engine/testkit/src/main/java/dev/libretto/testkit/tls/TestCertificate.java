package dev.libretto.testkit.tls;

import dev.libretto.testkit.TestFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that vouches for itself, made by the JDK's own {@code keytool}. Nobody trusts it
 * who was not told to.
 */
public final class TestCertificate {

  private static final String ALIAS = "test";
  private static final char[] PASSWORD = "not a secret".toCharArray();

  private final KeyStore store;

  private TestCertificate(KeyStore store) {
    this.store = store;
  }

  /** One for this machine: {@code localhost} and {@code 127.0.0.1}. */
  public static TestCertificate ofThisMachine() {
    return of("dns:localhost,ip:127.0.0.1");
  }

  /** One for another host. */
  public static TestCertificate ofAnother() {
    return of("dns:elsewhere.example");
  }

  private static TestCertificate of(String names) {
    try {
      var folder = Files.createTempDirectory("certificate");
      var file = folder.resolve("store.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var process =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-alias",
                  ALIAS,
                  "-keyalg",
                  "RSA",
                  "-keysize",
                  "2048",
                  "-validity",
                  "2",
                  "-dname",
                  "CN=" + UUID.randomUUID(),
                  "-ext",
                  "san=" + names,
                  "-ext",
                  "bc:c",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .redirectErrorStream(true)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
      var store = KeyStore.getInstance(file.toFile(), PASSWORD);
      TestFolders.delete(folder);
      return new TestCertificate(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The certificate in PEM. */
  public String pem() {
    try {
      return block("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its private key in PEM. */
  public String keyPem() {
    try {
      return block("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String block(String name, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(name, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), name);
  }

  /** Writes the certificate to a new file in a folder. */
  public Path writtenTo(Path folder) {
    try {
      return Files.writeString(folder.resolve("certificate.pem"), pem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a server shows it by. */
  public SSLContext server() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
