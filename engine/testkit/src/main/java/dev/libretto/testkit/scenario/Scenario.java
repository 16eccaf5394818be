package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as its author wrote it: its names resolve, its texts may still hold {@code ${…}}.
 *
 * @param file what it is called in failures
 * @param name what holds, in words
 * @param data whether the app begins with the rows of the sample's CSV files; otherwise empty
 * @param people who takes part, in the order they sign in
 * @param steps what they do, in order; at least one
 */
public record Scenario(
    String file, String name, boolean data, List<Person> people, List<Step> steps) {

  /** The name of who has not signed in. */
  public static final String ANONYMOUS = "anonymous";

  /** The name of the app's own builder. */
  public static final String BUILDER = "builder";

  public Scenario {
    people = List.copyOf(people);
    steps = List.copyOf(steps);
  }

  /**
   * Somebody who takes part.
   *
   * @param signIn how they come in
   * @param scopes what a key reaches; empty for people
   * @param neverSees what no answer to them may hold, whatever they ask
   */
  public record Person(
      String name, SignIn signIn, List<String> roles, List<String> scopes, List<String> neverSees) {
    public Person {
      roles = List.copyOf(roles);
      scopes = List.copyOf(scopes);
      neverSees = List.copyOf(neverSees);
    }
  }

  /** How somebody comes in. */
  public enum SignIn {
    /** Not at all. */
    NONE,
    /** Invited by the builder, in by the link of that mail. */
    INVITATION,
    /** Invited by the builder, then in by a link they asked for. */
    LINK,
    /** Invited by nobody, in by a link they asked for: the app takes whoever has an address. */
    SIGN_UP,
    /** A program with an API key. */
    KEY
  }

  /**
   * A request and what must come of it.
   *
   * @param as who makes it; where there are several, each in turn
   * @param console whether it is one to the builder API about this app, instead of the app itself
   * @param path below the app's address, or below the app's part of the builder API
   * @param body what is sent; null: nothing
   * @param definition what is sent is the sample's definition with these edits; null: it is not
   * @param written what rows have become; where it is empty, all are as they were
   * @param capture names for what came back, each with a JSON pointer or {@code header:<name>}
   */
  public record Step(
      String name,
      List<String> as,
      boolean console,
      String method,
      String path,
      Map<String, String> headers,
      @Nullable JsonNode body,
      @Nullable Edits definition,
      Expected expected,
      List<String> forbidden,
      List<Written> written,
      Map<String, String> capture) {
    public Step {
      as = List.copyOf(as);
      headers = Map.copyOf(headers);
      forbidden = List.copyOf(forbidden);
      written = List.copyOf(written);
      capture = Map.copyOf(capture);
    }
  }

  /**
   * What must come back.
   *
   * @param headers by name; see {@link Match} for the values here and in the body
   * @param body null: whatever
   * @param contains what stands somewhere in the body
   */
  public record Expected(
      int status, Map<String, JsonNode> headers, @Nullable JsonNode body, List<String> contains) {
    public Expected {
      headers = Map.copyOf(headers);
      contains = List.copyOf(contains);
    }
  }

  /**
   * What has become of a row.
   *
   * @param row some of its fields: as they are now, or of a deleted row as they were. Of an updated
   *     one, all that have changed must be among them
   */
  public record Written(Change change, String table, JsonNode row) {}

  /** What can become of a row. */
  public enum Change {
    CREATED,
    UPDATED,
    DELETED;

    /** The word in scenarios. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Changes to a definition. Places are JSON pointers in which a name stands for the element of a
   * list that is called so.
   *
   * @param set what stands at a place
   * @param add what is appended to the list at a place
   * @param remove what goes
   */
  public record Edits(Map<String, JsonNode> set, Map<String, JsonNode> add, List<String> remove) {
    public Edits {
      // They are made in the order they are written.
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
      add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
      remove = List.copyOf(remove);
    }
  }
}
