package dev.libretto.store;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token that means nothing by itself: 256 random bits. Only its SHA-256 is kept. A plain hash is
 * enough because there is nothing to guess in 256 random bits.
 */
public final class OpaqueToken {

  private static final int BYTES = 32;

  private OpaqueToken() {}

  /** A new token; {@code prefix} lets people and scanners of leaks see what it is. */
  public static String make(SecureRandom random, String prefix) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of a token. */
  public static Buffer hash(String token) {
    return Buffer.buffer(Sha256.of(token));
  }

  /** The same as text, of letters, digits, {@code -} and {@code _}. */
  public static String hashText(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(token));
  }

  /** What {@link #hashText} wrote, as it is kept. */
  static Buffer hashOf(String text) {
    return Buffer.buffer(Base64.getUrlDecoder().decode(text));
  }
}
