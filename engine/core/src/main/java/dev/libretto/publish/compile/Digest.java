package dev.libretto.publish.compile;

import dev.libretto.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints. */
public final class Digest {

  private Digest() {}

  /**
   * The digest of a definition: SHA-256 over the RFC 8785 form of its document without the ids of
   * tables, fields and views, in lower-case hex. Equal sources have equal digests everywhere.
   */
  public static String of(Json.Obj document) {
    return sha256(CanonicalJson.of(CanonicalDefinition.withoutIds(document)));
  }

  /** SHA-256 over a text in UTF-8, in lower-case hex. */
  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
