package dev.libretto.plan;

import java.util.Set;

/**
 * What a restricted credential, an API key, lets its bearer try at all. It only ever takes away:
 * what it allows, the tables' rules still decide.
 *
 * @param everything whether nothing is taken away
 * @param grants otherwise, what is left: {@code <table id>:<operation>} in lower case, where {@code
 *     *} stands for every table or every operation
 */
public record Reach(boolean everything, Set<String> grants) {

  /** Nothing is taken away. */
  public static final Reach EVERYTHING = new Reach(true, Set.of());

  /** What can be done to rows. */
  public enum Operation {
    READ,
    CREATE,
    UPDATE,
    DELETE;

    /** The word in definitions and scopes. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Reach {
    grants = Set.copyOf(grants);
  }

  /** Only what these grants name. */
  public static Reach of(Set<String> grants) {
    return new Reach(false, grants);
  }

  /** Whether the bearer may try this. */
  public boolean allows(String tableId, Operation operation) {
    return everything
        || grants.contains(tableId + ":" + operation.word())
        || grants.contains("*:" + operation.word())
        || grants.contains(tableId + ":*")
        || grants.contains("*:*");
  }

  /** Whether the bearer may try this with every table there is and will be. */
  public boolean allowsEvery(Operation operation) {
    return everything || grants.contains("*:" + operation.word()) || grants.contains("*:*");
  }
}
