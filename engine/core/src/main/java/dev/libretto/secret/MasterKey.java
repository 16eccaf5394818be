package dev.libretto.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** One of the operator's keys: 256 bits that wrap the data keys, and an id that may be shown. */
public final class MasterKey {

  private static final int BYTES = 32;
  private static final int ID_BYTES = 8;

  private final String id;
  private final SecretKeySpec key;

  private MasterKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
    this.id = id(bytes);
  }

  /** Reads a key written as 64 hexadecimal digits or in Base64 (RFC 4648, either alphabet). */
  public static Optional<MasterKey> parse(String text) {
    var stripped = text.strip();
    try {
      var bytes =
          stripped.matches("[0-9a-fA-F]{64}")
              ? HexFormat.of().parseHex(stripped)
              : Base64.getDecoder().decode(stripped.replace('-', '+').replace('_', '/'));
      return bytes.length == BYTES ? Optional.of(new MasterKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  /** A new key as it is written down. */
  public static String generate(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A digest of its own prefix, so that it says nothing of the key to who has other digests. */
  private static String id(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("libretto master key\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What the database knows the key by. */
  public String id() {
    return id;
  }

  SecretKeySpec key() {
    return key;
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "master key " + id;
  }
}
