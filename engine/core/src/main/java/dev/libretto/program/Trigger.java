package dev.libretto.program;

import dev.libretto.expression.Expression;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen when rows of a table change.
 *
 * @param table whose rows it is about
 * @param when over the row, and over the row as it was in fields whose names begin with {@link
 *     #OLD}; computed fields are expanded, no relation is followed and no caller asked for. Null:
 *     always
 */
public record Trigger(
    String name,
    String label,
    Event event,
    Table table,
    @Nullable Expression when,
    Notify notification) {

  /** What the names of fields of the row as it was begin with, in an expression. */
  public static final String OLD = "old.";

  /** What happens to a row. */
  public sealed interface Event {
    /** The word of the definition. */
    String word();

    /** It is there, for the first time or again. */
    record Created() implements Event {
      @Override
      public String word() {
        return "row.created";
      }
    }

    /**
     * It has other values.
     *
     * @param fields one of these has; empty: any
     */
    record Updated(List<Field> fields) implements Event {
      public Updated {
        fields = List.copyOf(fields);
      }

      @Override
      public String word() {
        return "row.updated";
      }
    }

    /** It is gone. */
    record Deleted() implements Event {
      @Override
      public String word() {
        return "row.deleted";
      }
    }

    /** It has been moved by a transition. */
    record Moved(States.Transition transition) implements Event {
      @Override
      public String word() {
        return "transition:" + transition.name();
      }
    }
  }

  /**
   * A mail.
   *
   * @param roles whose active members get it
   * @param userFields fields that name a member who gets it
   * @param emailFields fields with an address it goes to
   * @param owner whether the app's builder gets it
   */
  public record Notify(
      List<Role> roles,
      List<Field> userFields,
      List<Field> emailFields,
      boolean owner,
      Template subject,
      Template text) {
    public Notify {
      roles = List.copyOf(roles);
      userFields = List.copyOf(userFields);
      emailFields = List.copyOf(emailFields);
    }

    /** The names of the fields whose values it tells, each once. */
    public List<String> told() {
      return Stream.of(subject, text)
          .flatMap(template -> template.placeholders().stream())
          .map(Template.Part.Placeholder::field)
          .distinct()
          .toList();
    }
  }
}
