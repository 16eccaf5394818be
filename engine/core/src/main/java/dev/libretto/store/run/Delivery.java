package dev.libretto.store.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A notification as its builder sees it; what it tells is not shown again.
 *
 * @param seq grows with each; the place in a list
 * @param attempts how often it has been tried
 * @param dueAt when it is tried next, while it waits
 * @param reason why the last attempt failed, or why there is none
 */
public record Delivery(
    UUID id,
    long seq,
    String trigger,
    int version,
    String event,
    String tableId,
    UUID rowId,
    Instant happenedAt,
    Optional<String> recipient,
    String subject,
    State state,
    int attempts,
    Instant dueAt,
    Optional<String> reason,
    Instant createdAt,
    Optional<Instant> endedAt) {

  /** What has become of it. */
  public enum State {
    /** It will be tried, for the first time or again. */
    WAITING,
    /** The next mail server has taken it over. */
    SENT,
    /** It is not tried any more unless its builder says so. */
    DEAD;

    /** The word in the database and in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this word. */
    public static Optional<State> of(String word) {
      for (var state : values()) {
        if (state.word().equals(word)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }
}
