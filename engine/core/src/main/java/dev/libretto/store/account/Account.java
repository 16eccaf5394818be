package dev.libretto.store.account;

import dev.libretto.store.Builder;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a builder.
 *
 * @param displayName how others see the builder; empty for the plain name
 * @param email where to reach the builder
 * @param emailVerified whether the builder has proved to read mail there
 * @param operator whether the builder may do what concerns all
 * @param password whether the builder can sign in with one
 */
public record Account(
    Builder builder,
    Optional<String> displayName,
    Optional<String> email,
    boolean emailVerified,
    Plan plan,
    boolean operator,
    boolean password,
    Optional<Instant> suspendedAt,
    Instant createdAt) {

  /** Whether the builder may not sign in, and no app of the builder's is served. */
  public boolean suspended() {
    return suspendedAt.isPresent();
  }
}
