package dev.libretto.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param kind what sort of caller
 * @param id the caller's identity, null when anonymous: {@code builder:<name>}, {@code
 *     member:<uuid>} or {@code key:<uuid>}
 * @param email a member's verified mail address; null for everybody else
 * @param roles the names of the app's roles the caller has
 * @param reach what a restricted credential lets its bearer try; rules come on top of it
 */
public record Caller(
    Kind kind, @Nullable String id, @Nullable String email, List<String> roles, Reach reach) {

  /** Somebody nothing is known of. */
  public static final Caller ANONYMOUS =
      new Caller(Kind.ANONYMOUS, null, null, List.of(), Reach.EVERYTHING);

  /** The sorts of callers. */
  public enum Kind {
    /** Nothing is known of them. */
    ANONYMOUS,
    /** Signed in to this one app. */
    MEMBER,
    /** A program with one of the app's API keys. */
    KEY,
    /** The app's own builder, whom rules do not bind. */
    BUILDER,
    /** A builder of this engine, but of other apps: signed in, and nothing more. */
    OTHER_BUILDER
  }

  public Caller {
    roles = List.copyOf(roles);
  }

  /** The builder an app belongs to. */
  public static Caller builder(String name) {
    return new Caller(Kind.BUILDER, "builder:" + name, null, List.of(), Reach.EVERYTHING);
  }

  /** A builder of other apps. */
  public static Caller otherBuilder(String name) {
    return new Caller(Kind.OTHER_BUILDER, "builder:" + name, null, List.of(), Reach.EVERYTHING);
  }

  /** A member of the app, by the identity's part behind the colon. */
  public static Caller member(String uuid, String email, List<String> roles) {
    return new Caller(Kind.MEMBER, "member:" + uuid, email, roles, Reach.EVERYTHING);
  }

  /** The bearer of one of the app's API keys. */
  public static Caller key(String uuid, List<String> roles, Reach reach) {
    return new Caller(Kind.KEY, "key:" + uuid, null, roles, reach);
  }

  /** The same identity with the app's authority, for what follows from something allowed. */
  public Caller asApp() {
    return new Caller(Kind.BUILDER, id, email, roles, Reach.EVERYTHING);
  }

  /** Whether the caller is the app's own builder, whom rules do not bind. */
  public boolean builder() {
    return kind == Kind.BUILDER;
  }

  /** Whether the caller has an identity. */
  public boolean signedIn() {
    return id != null;
  }
}
