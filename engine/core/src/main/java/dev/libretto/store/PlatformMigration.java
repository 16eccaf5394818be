package dev.libretto.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One numbered step that brings the platform's own tables from one release to the next. Steps are
 * never edited once released: their checksum is kept in the database.
 *
 * @param number counts from 1 without gaps
 * @param name the resource's name without folder and ending
 */
record PlatformMigration(int number, String name, String sql) {

  private static final String FOLDER = "platform/";

  private static final List<String> NAMES =
      List.of(
          "0001-registries",
          "0002-accounts",
          "0003-changes",
          "0004-publishing",
          "0005-fields",
          "0006-members",
          "0007-links",
          "0008-limits",
          "0009-builder-mail",
          "0010-outbox",
          "0011-deliveries");

  /** All steps this engine knows, in order. */
  static List<PlatformMigration> all() {
    return NAMES.stream()
        .map(name ->
            new PlatformMigration(
                Integer.parseInt(name.substring(0, 4)), name, resource(FOLDER + name + ".sql")))
        .toList();
  }

  /** What the database remembers of the text. */
  String checksum() {
    return Sha256.hex(sql);
  }

  /** The text of an SQL resource of this package. */
  static String resource(String name) {
    try (var stream = PlatformMigration.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the engine's jar lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
