package dev.libretto.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may know besides the row: who asks, and when.
 *
 * @param userId the caller's id, null when anonymous
 * @param email the caller's verified mail address, null where none is known
 * @param roles the names of the caller's roles
 * @param signedIn whether the caller has an identity
 * @param builder whether the caller is the app's builder
 * @param now the instant of the request, kept to the microsecond
 * @param zone the app's time zone, in which {@code today()} is meant
 */
public record Circumstances(
    @Nullable String userId,
    @Nullable String email,
    List<String> roles,
    boolean signedIn,
    boolean builder,
    Instant now,
    ZoneId zone) {

  public Circumstances {
    roles = List.copyOf(roles);
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** The date of the request where the app is at home. */
  public LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }
}
