package dev.libretto.store;

import dev.libretto.plan.Scope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Where a statement gets the value of a parameter from, each time it is used. */
enum Origin {
  /** Nobody has said. A statement with such a parameter is used once. */
  UNKNOWN,
  /** From the program: it is the same whoever asks, and when. */
  PROGRAM,
  /** From the plan, in the order of its filter, its limit and its offset. */
  PLAN,
  /** The caller's identity. */
  CALLER_ID,
  /** The caller's address. */
  CALLER_EMAIL,
  /** The names of the caller's roles. */
  CALLER_ROLES,
  /** The instant of the request. */
  NOW,
  /** Its date in the app's zone. */
  TODAY;

  /** The value in a scope, for those that are nowhere else. */
  @Nullable Object in(Scope scope) {
    return switch (this) {
      case CALLER_ID -> scope.caller().id();
      case CALLER_EMAIL -> scope.caller().email();
      case CALLER_ROLES -> scope.caller().roles().toArray(String[]::new);
      case NOW -> scope.now().atOffset(ZoneOffset.UTC);
      case TODAY -> LocalDate.ofInstant(scope.now(), scope.program().timeZone());
      case UNKNOWN, PROGRAM, PLAN ->
          throw new IllegalArgumentException(this + " is not of a scope");
    };
  }
}
