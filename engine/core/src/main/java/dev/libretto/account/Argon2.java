package dev.libretto.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) as PHC strings. Memory and passes are what OWASP's cheat sheet on password
 * storage asks for at least; a string keeps its own, so that they can be raised later.
 */
final class Argon2 {

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private Argon2() {}

  static String hash(String password, SecureRandom random) {
    var salt = bytes(SALT_BYTES, random);
    return phc(salt, derive(password, salt, MEMORY_KIB, PASSES, LANES));
  }

  /**
   * What compares like a hash, at the same cost, but is none: it is drawn and not derived, so that
   * having one costs nothing.
   */
  static String ofNobody(SecureRandom random) {
    return phc(bytes(SALT_BYTES, random), bytes(HASH_BYTES, random));
  }

  private static byte[] bytes(int count, SecureRandom random) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String phc(byte[] salt, byte[] hash) {
    var encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, encoder.encodeToString(salt), encoder.encodeToString(hash));
  }

  static boolean matches(String phc, String password) {
    var parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("a kept password hash is not one");
    }
    var decoder = Base64.getDecoder();
    var derived =
        derive(
            password,
            decoder.decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    return MessageDigest.isEqual(derived, decoder.decode(parts.group(5)));
  }

  /** The same character can be typed in several ways: one form of it is hashed (NFKC). */
  private static byte[] derive(String password, byte[] salt, int memory, int passes, int lanes) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    var hash = new byte[HASH_BYTES];
    generator.generateBytes(
        Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8),
        hash);
    return hash;
  }
}
