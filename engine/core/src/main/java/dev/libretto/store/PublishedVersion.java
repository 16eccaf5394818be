package dev.libretto.store;

import dev.libretto.program.AppId;
import dev.libretto.program.ColumnNames;
import java.time.Instant;
import java.util.List;

/**
 * One version of an app as it is kept.
 *
 * @param user the name of the builder the app belongs to
 * @param name the app's name
 * @param number counts publications from 1
 * @param digest SHA-256 over the RFC 8785 form of the definition without ids, lower-case hex
 * @param definition the canonical document, every id filled in, as JSON text
 * @param columns where the values of its fields are
 * @param summary what it changed, one line each
 * @param publishedBy the name of the builder who published it
 */
public record PublishedVersion(
    AppId app,
    String user,
    String name,
    int number,
    String digest,
    String definition,
    ColumnNames columns,
    List<String> summary,
    String publishedBy,
    Instant publishedAt) {
  public PublishedVersion {
    summary = List.copyOf(summary);
  }
}
