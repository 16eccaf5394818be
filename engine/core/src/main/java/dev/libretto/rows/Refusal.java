package dev.libretto.rows;

import dev.libretto.problem.RequestCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not performed, in words for its sender. It never quotes what the sender may not
 * see.
 *
 * @param message what is wrong, one sentence
 * @param details more about it, or null
 * @param hint what to do, or null
 * @param fields the fields of a row that are at fault; empty for other reasons
 */
public record Refusal(
    RequestCode code,
    String message,
    @Nullable String details,
    @Nullable String hint,
    List<FieldFault> fields) {

  public Refusal {
    fields = List.copyOf(fields);
  }

  /** A refusal without details. */
  public static Refusal of(RequestCode code, String message, @Nullable String hint) {
    return new Refusal(code, message, null, hint, List.of());
  }

  /** As something to throw. */
  public Refused thrown() {
    return new Refused(this);
  }

  /**
   * A field of a row that is at fault.
   *
   * @param pointer the value's place in the body (RFC 6901)
   */
  public record FieldFault(String field, String pointer, RequestCode code, String message) {}
}
