package dev.libretto.store.member;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in to one app.
 *
 * @param email lower case, the domain in its ASCII form
 * @param status {@code invited}, {@code active} or {@code suspended}
 * @param signedInAt the last sign-in, null before the first
 */
public record MemberRow(
    UUID id,
    String email,
    @Nullable String name,
    List<String> roles,
    String status,
    Instant createdAt,
    @Nullable Instant signedInAt) {

  /** The columns, in the order {@link #of} reads them by name. */
  static final String COLUMNS = "id, email, name, roles, status, created_at, signed_in_at";

  public MemberRow {
    roles = List.copyOf(roles);
  }

  static MemberRow of(Row row) {
    return new MemberRow(
        row.getUUID("id"),
        row.getString("email"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("roles")),
        row.getString("status"),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row.getOffsetDateTime("signed_in_at")));
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
