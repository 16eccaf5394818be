package dev.libretto.access;

import dev.libretto.expression.ExpressionText;

/**
 * Something a kind of caller may do that they could not, or the other way round.
 *
 * @param tableId the table's identity in both versions
 * @param table its name in the later version, or in the earlier one where it is gone
 * @param wider whether somebody may gain by it; what may be either counts as wider
 * @param existing whether the table, field or transition and the principal were there before, so
 *     that there is something to gain access to
 * @param byRule whether a rule is another, not only who comes near the app
 */
public record AccessChange(
    Principal principal,
    String tableId,
    String table,
    Right right,
    Verdict before,
    Verdict after,
    boolean wider,
    boolean existing,
    boolean byRule) {

  /** In words, such as {@code Anonymous can now read person.phone}. */
  public String text() {
    return "%s can %s".formatted(principal.words(), wider ? gain() : loss());
  }

  private String gain() {
    return switch (after) {
      case Verdict.Never _ -> throw new IllegalStateException("nobody gains from never");
      case Verdict.Always _ when before instanceof Verdict.Never -> "now " + deed();
      case Verdict.Always _ -> "now " + deed() + " in every row";
      case Verdict.Some(var rule) when before instanceof Verdict.Never ->
          "now " + deed() + " where " + ExpressionText.of(rule);
      case Verdict.Some(var rule) ->
          "now %s where %s; before, where %s"
              .formatted(deed(), ExpressionText.of(rule), ExpressionText.of(before.rule()));
    };
  }

  private String loss() {
    return after instanceof Verdict.Some(var rule)
        ? "now " + deed() + " only where " + ExpressionText.of(rule)
        : "no longer " + deed();
  }

  private String deed() {
    return switch (right) {
      case Right.OnRows onRows -> onRows.word() + " " + table;
      case Right.Move(var _, var name) -> "make the transition " + name + " of " + table;
      case Right.ReadField(var _, var name, var _) -> "read " + table + "." + name;
      case Right.WriteField(var _, var name) -> "write " + table + "." + name;
    };
  }
}
