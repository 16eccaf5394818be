package dev.libretto.publish.compile;

import dev.libretto.json.Json;
import dev.libretto.store.Sha256;

/** What definitions are known by. */
public final class Digest {

  private Digest() {}

  /**
   * The digest of a definition: SHA-256 over the RFC 8785 form of its document without the ids of
   * tables, fields and views, in lower-case hex. Equal sources have equal digests everywhere.
   */
  public static String of(Json.Obj document) {
    return Sha256.hex(CanonicalJson.of(CanonicalDefinition.withoutIds(document)));
  }
}
