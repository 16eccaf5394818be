package dev.libretto.access;

import dev.libretto.definition.Visibility;
import dev.libretto.expression.Knowledge;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of caller, of whom the same is known.
 *
 * @param kind what is known of them
 * @param role the one role they have, by name; null for every other kind
 */
public record Principal(Kind kind, @Nullable String role) {

  /** Whoever has not signed in. */
  public static final Principal ANONYMOUS = new Principal(Kind.ANONYMOUS, null);

  /** Whoever has signed in, but has no role. */
  public static final Principal SIGNED_IN = new Principal(Kind.SIGNED_IN, null);

  /** Whoever has signed in, whatever roles they have. */
  public static final Principal ANY_ROLES = new Principal(Kind.ANY_ROLES, null);

  /** The app's builder, whom rules do not bind. */
  public static final Principal BUILDER = new Principal(Kind.BUILDER, null);

  /** What can be known of a caller. */
  public enum Kind {
    /** No identity. */
    ANONYMOUS,
    /** An identity and no role. */
    SIGNED_IN,
    /** An identity and one role. */
    ROLE,
    /** An identity, and roles nobody knows. */
    ANY_ROLES,
    /** The app is theirs. */
    BUILDER
  }

  /** Whoever has this role and no other. */
  public static Principal role(String name) {
    return new Principal(Kind.ROLE, name);
  }

  /** What it is called in answers: {@code role:hr}. */
  public String name() {
    return switch (kind) {
      case ANONYMOUS -> "anonymous";
      case SIGNED_IN -> "signedIn";
      case ROLE -> "role:" + role;
      case ANY_ROLES -> "anyRoles";
      case BUILDER -> "builder";
    };
  }

  /** What people call it, at the start of a sentence. */
  public String words() {
    return switch (kind) {
      case ANONYMOUS -> "Anonymous";
      case SIGNED_IN -> "Signed in";
      case ROLE -> "Role " + role;
      case ANY_ROLES -> "Several roles together";
      case BUILDER -> "The builder";
    };
  }

  /** Whether such a caller gets near an app at all; rules are asked only then. */
  boolean reaches(Visibility visibility) {
    return switch (visibility) {
      case PUBLIC -> true;
      case INVITE -> kind != Kind.ANONYMOUS;
      case PRIVATE -> kind == Kind.BUILDER;
    };
  }

  /**
   * What is known of them, and of the row.
   *
   * @param fields the names of the row's fields that are never null
   */
  Knowledge knowledge(Set<String> fields) {
    return switch (kind) {
      case ANONYMOUS -> Knowledge.anonymous(fields);
      case SIGNED_IN -> Knowledge.signedIn(List.of(), fields);
      case ROLE -> Knowledge.signedIn(role == null ? List.of() : List.of(role), fields);
      case ANY_ROLES -> Knowledge.signedInWithAnyRoles(fields);
      case BUILDER -> Knowledge.builder(fields);
    };
  }
}
