package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen when rows change, as its author wrote it.
 *
 * @param on the event: {@code row.created}, {@code row.updated}, {@code row.deleted} or {@code
 *     transition:<name>}
 * @param table whose rows it is about
 * @param fields for {@code row.updated}: one of these has another value; empty: any
 * @param when a CEL condition over {@code row} and, where a row was changed, {@code old}
 */
public record TriggerDefinition(
    Pointer at,
    String name,
    String label,
    String on,
    String table,
    List<String> fields,
    @Nullable String when,
    Notify notification) {

  /** What the event of a transition begins with. */
  public static final String TRANSITION = "transition:";

  /** A row is there. */
  public static final String CREATED = "row.created";

  /** A row has other values. */
  public static final String UPDATED = "row.updated";

  /** A row is gone. */
  public static final String DELETED = "row.deleted";

  public TriggerDefinition {
    fields = List.copyOf(fields);
  }

  /** Whether the row was there before and is there now, so that both can be asked about. */
  public boolean changes() {
    return on.equals(UPDATED) || on.startsWith(TRANSITION);
  }

  /**
   * A mail.
   *
   * @param subject one line, with fields of the row in braces
   * @param text plain text, with fields of the row in braces
   */
  public record Notify(Pointer at, Recipients to, String subject, String text) {}

  /**
   * Whom a mail goes to.
   *
   * @param roles all active members with one of these roles
   * @param userFields the members these fields of the row name
   * @param emailFields the addresses in these fields of the row
   * @param owner whether the app's builder gets it too
   */
  public record Recipients(
      Pointer at,
      List<String> roles,
      List<String> userFields,
      List<String> emailFields,
      boolean owner) {
    public Recipients {
      roles = List.copyOf(roles);
      userFields = List.copyOf(userFields);
      emailFields = List.copyOf(emailFields);
    }
  }
}
