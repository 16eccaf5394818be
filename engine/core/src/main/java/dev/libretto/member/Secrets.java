package dev.libretto.member;

import dev.libretto.store.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Makes what only its holder may know, and the hashes it is kept by. A plain hash is enough for 256
 * random bits; the short code is hashed together with such a secret.
 */
public final class Secrets {

  private static final int TOKEN_BYTES = 32;
  private static final int CODE_LENGTH = 8;

  /** Without 0, O, 1, I and L, which people confuse; without vowels, so that it spells nothing. */
  private static final String CODE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";

  private final SecureRandom random;

  /** Takes the random bits from here. */
  public Secrets(SecureRandom random) {
    this.random = random;
  }

  /** 256 random bits as 43 characters that may stand in an address. */
  public String token() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A code a person can type: 38 bits. */
  public String code() {
    var code = new StringBuilder(CODE_LENGTH);
    for (var index = 0; index < CODE_LENGTH; index++) {
      code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
    }
    return code.toString();
  }

  /** The code as people see it: two halves. */
  public static String shown(String code) {
    return code.substring(0, CODE_LENGTH / 2) + "-" + code.substring(CODE_LENGTH / 2);
  }

  /** What somebody typed, without what they typed between. */
  static String typed(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** What is kept of a token. */
  public static byte[] hash(String token) {
    return Sha256.of(token);
  }

  /** What is kept of a code, bound to a secret that is not kept. */
  static byte[] hash(String secret, String code) {
    return Sha256.of(secret + "\n" + typed(code));
  }
}
