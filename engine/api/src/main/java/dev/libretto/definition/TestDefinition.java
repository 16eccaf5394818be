package dev.libretto.definition;

import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test of a definition, as its author wrote it: rows, a request, and what must come of it.
 *
 * @param now the instant of the request (RFC 3339); absent: {@link #USUAL_NOW}
 * @param when the requests; a sound test has exactly one
 */
public record TestDefinition(
    Pointer at,
    String name,
    List<Given> given,
    Principal as,
    @Nullable String now,
    List<Action> when,
    Expectation then) {

  /** A test means the same whenever it runs, so its clock does not go. */
  public static final String USUAL_NOW = "2025-01-01T12:00:00Z";

  public TestDefinition {
    given = List.copyOf(given);
    when = List.copyOf(when);
  }

  /** The given row with this label. */
  public Optional<Given> given(String label) {
    return given.stream().filter(row -> label.equals(row.label())).findFirst();
  }

  /**
   * A row there is before the request.
   *
   * @param label what the rest of the test calls it
   * @param by the label of the member who created it; absent: the builder
   */
  public record Given(
      Pointer at, String table, @Nullable String label, @Nullable String by, Json.Obj values) {}

  /** Who makes the request. */
  public sealed interface Principal {

    /** Nobody known. */
    record Anonymous() implements Principal {}

    /** The app's builder. */
    record Builder() implements Principal {}

    /**
     * A member of the app.
     *
     * @param label what the test calls them
     * @param email absent: the label at example.org
     * @param role one more role; beside the list for those who need only one
     */
    record Member(
        Pointer at, String label, @Nullable String email, @Nullable String role, List<String> roles)
        implements Principal {
      public Member {
        roles = List.copyOf(roles);
      }
    }
  }

  /** The request. */
  public sealed interface Action {

    /** Where it stands. */
    Pointer at();

    /** Rows are read; the filter is a query string without its question mark. */
    record Read(Pointer at, String table, String filter) implements Action {}

    /** A row is created. */
    record Create(Pointer at, String table, Json.Obj values) implements Action {}

    /** A given row is changed. */
    record Update(Pointer at, String table, String row, Json.Obj values) implements Action {}

    /** A given row is deleted. */
    record Delete(Pointer at, String table, String row) implements Action {}

    /** A given row is moved. */
    record Transition(Pointer at, String name, String row) implements Action {}
  }

  /**
   * What must come of the request.
   *
   * @param rows a number, or a list of partial rows
   * @param denied whether the rules must not allow it
   * @param problem the code it must be refused with
   * @param row the partial row there must be afterwards; JSON null: none
   */
  public record Expectation(
      Pointer at,
      @Nullable Json rows,
      boolean denied,
      @Nullable String problem,
      @Nullable Json row) {

    /** Whether the request must not be performed. */
    public boolean refusal() {
      return denied || problem != null;
    }
  }
}
