package dev.libretto.member;

import dev.libretto.store.member.SignInTable.Seen;
import java.time.Instant;
import java.util.Optional;

/** Why a link, an invitation or a code cannot be used. */
public enum Closed {
  /** There never was such a link, or another sign-in has replaced it. */
  UNKNOWN("This link is not valid"),
  /** Its time is over. */
  EXPIRED("This link has expired"),
  /** Somebody has signed in with it. */
  USED("This link has been used"),
  /** There were too many wrong codes. */
  WORN_OUT("There were too many wrong codes"),
  /** It is opened in another browser than the one that asked, without its code. */
  OTHER_BROWSER("The code from the mail is needed in this browser");

  private final String message;

  Closed(String message) {
    this.message = message;
  }

  /** For the person, one sentence without its full stop. */
  public String message() {
    return message;
  }

  static Closed of(Optional<Seen> looked, Instant now) {
    return looked
        .map(seen -> {
          if (seen.used()) {
            return USED;
          }
          if (seen.attempts() >= SignIns.MOST_ATTEMPTS) {
            return WORN_OUT;
          }
          return seen.expiresAt().isAfter(now) ? OTHER_BROWSER : EXPIRED;
        })
        .orElse(UNKNOWN);
  }

  /** Whether it can still be used, and if not why. */
  public static Optional<Closed> reason(Optional<Seen> looked, Instant now) {
    var reason = of(looked, now);
    return reason == OTHER_BROWSER ? Optional.empty() : Optional.of(reason);
  }
}
