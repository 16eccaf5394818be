package dev.libretto.store.run;

import dev.libretto.program.AppId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a row, as it was written down with the change.
 *
 * @param id grows; of two events of one row the later has the greater
 * @param version of the app's program whose triggers it is for
 * @param rowVersion of the row: after the change, or the last it had
 * @param kind {@code c}, {@code u} or {@code d}: created, updated, deleted
 * @param cause the id of a transition, {@code cascade}, {@code restore} or nothing
 * @param before JSON by physical column: what was changed of a changed row, everything of a deleted
 * @param after JSON by physical column: everything of the row as it became; null where it went
 */
public record RowEvent(
    long id,
    AppId app,
    int version,
    String tableId,
    UUID rowId,
    long rowVersion,
    String kind,
    @Nullable String cause,
    Instant at,
    @Nullable String before,
    @Nullable String after) {}
