package dev.libretto.plan;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id the caller's identity, null when anonymous
 * @param builder whether the caller is the app's own builder, whom rules do not bind
 */
public record Caller(@Nullable String id, boolean builder) {

  /** Somebody nothing is known of. */
  public static final Caller ANONYMOUS = new Caller(null, false);

  /** The builder an app belongs to. */
  public static Caller builder(String name) {
    return new Caller("builder:" + name, true);
  }

  /** Whether the caller has an identity. */
  public boolean signedIn() {
    return id != null;
  }
}
