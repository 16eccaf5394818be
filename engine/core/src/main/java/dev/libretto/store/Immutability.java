package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Function;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the value of an expression can stand in a column of its row. It can when the row's own
 * columns settle it for as long as they stay as they are, in PostgreSQL's sense of {@code
 * IMMUTABLE}: whoever asks, whenever, in whatever session. This is the one place where that is
 * decided.
 */
public final class Immutability {

  private Immutability() {}

  /** What keeps a value out of a column. */
  public enum Hindrance {
    /** The value is another one later. */
    CLOCK("asks what time it is"),
    /** The value is another one for somebody else. */
    CALLER("asks who is asking"),
    /** The value changes with rows that know nothing of this one. */
    OTHER_ROWS("follows from other rows"),
    /**
     * {@code version} and {@code updatedAt} are other ones after every write, and an index would be
     * written each time; what a cascade counts up would look like a change of the row.
     */
    EVERY_WRITE("changes with every write"),
    /** Needs a select of its own, which no constraint and no index of PostgreSQL takes. */
    SELECT("goes through a list"),
    /** An operation whose answer depends on settings of the session. */
    OPERATION("depends on settings of the database");

    private final String reason;

    Hindrance(String reason) {
      this.reason = reason;
    }

    /** Behind the field's name, without a full stop. */
    public String reason() {
      return reason;
    }
  }

  /**
   * What keeps the value of an expression from being stored; empty when it can be.
   *
   * @param expression with the computed fields it uses put in
   * @param isColumn whether a field of the row, by its name, has a column of the row's own table
   */
  public static Optional<Hindrance> hindrance(Expression expression, Predicate<String> isColumn) {
    return Stream.concat(
            own(expression, isColumn).stream(),
            expression.parts().stream().flatMap(part -> hindrance(part, isColumn).stream()))
        .findFirst();
  }

  private static Optional<Hindrance> own(Expression expression, Predicate<String> isColumn) {
    return switch (expression) {
      case Expression.Now _, Expression.Today _ -> Optional.of(Hindrance.CLOCK);
      case Expression.UserAttribute _ -> Optional.of(Hindrance.CALLER);
      case Expression.RelatedField _ -> Optional.of(Hindrance.OTHER_ROWS);
      case Expression.RowField(var name, var _) -> field(name, isColumn);
      case Expression.Quantifier _, Expression.Variable _ -> Optional.of(Hindrance.SELECT);
      case Expression.Call call ->
          isImmutable(call.function()) ? Optional.empty() : Optional.of(Hindrance.OPERATION);
      case Expression.Constant _, Expression.Conditional _, Expression.ListLiteral _ ->
          Optional.empty();
    };
  }

  private static Optional<Hindrance> field(String name, Predicate<String> isColumn) {
    return switch (name) {
      case "version", "updatedAt" -> Optional.of(Hindrance.EVERY_WRITE);
      default -> isColumn.test(name) ? Optional.empty() : Optional.of(Hindrance.OTHER_ROWS);
    };
  }

  /**
   * Whether the SQL of an operation ({@link OperationSql}) is immutable. A new operation has to
   * answer here; a test asks PostgreSQL whether it agrees.
   */
  static boolean isImmutable(Function function) {
    return switch (function) {
      // Three-valued logic, and comparisons of types that compare alike everywhere.
      case AND, OR, NOT, EQUAL, NOT_EQUAL, IN, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          true;
      // By code point: COLLATE "C" says so and does not change with an operating system's library.
      case TEXT_LESS, TEXT_LESS_OR_EQUAL, TEXT_GREATER, TEXT_GREATER_OR_EQUAL -> true;
      // Exact arithmetic; without an answer it is null and raises nothing.
      case INTEGER_ADD,
          INTEGER_SUBTRACT,
          INTEGER_MULTIPLY,
          INTEGER_DIVIDE,
          INTEGER_REMAINDER,
          INTEGER_NEGATE,
          INTEGER_ABSOLUTE,
          INTEGER_GREATEST,
          INTEGER_LEAST,
          DECIMAL_ADD,
          DECIMAL_SUBTRACT,
          DECIMAL_MULTIPLY,
          DECIMAL_DIVIDE,
          DECIMAL_REMAINDER,
          DECIMAL_NEGATE,
          DECIMAL_ABSOLUTE,
          DECIMAL_GREATEST,
          DECIMAL_LEAST,
          DECIMAL_ROUND,
          DECIMAL_FLOOR,
          DECIMAL_CEILING,
          DECIMAL_OF_INTEGER,
          INTEGER_OF_DECIMAL ->
          true;
      // Texts are UTF-8; letters change by ASCII alone, under COLLATE "C".
      case TEXT_CONCATENATE,
          TEXT_SIZE,
          TEXT_CONTAINS,
          TEXT_STARTS_WITH,
          TEXT_ENDS_WITH,
          TEXT_LOWER_ASCII,
          TEXT_UPPER_ASCII,
          TEXT_TRIM,
          TEXT_SUBSTRING,
          TEXT_SUBSTRING_FROM,
          TEXT_INDEX_OF,
          TEXT_REPLACE ->
          true;
      // The classes of the regular expressions of the profile are ASCII, under COLLATE "C".
      case TEXT_MATCHES -> true;
      // Written by functions of ours: a cast of a date or an instant to text is STABLE.
      case TEXT_OF_INTEGER,
          TEXT_OF_DECIMAL,
          TEXT_OF_BOOLEAN,
          TEXT_OF_DATE,
          TEXT_OF_TIME,
          TEXT_OF_DATE_TIME,
          TEXT_OF_DURATION ->
          true;
      case LIST_SIZE -> true;
      case DATE_ADD_DAYS,
          DAYS_BETWEEN,
          DATE_YEAR,
          DATE_MONTH,
          DATE_DAY,
          DATE_WEEKDAY,
          DURATION_ADD,
          DURATION_SUBTRACT,
          DURATION_MULTIPLY,
          DURATION_DAYS,
          DURATION_HOURS,
          DURATION_MINUTES,
          DURATION_SECONDS,
          TIME_HOURS,
          TIME_MINUTES,
          TIME_SECONDS ->
          true;
      // Instants are taken apart AT TIME ZONE 'UTC', never in the session's.
      case DATE_TIME_ADD,
          DATE_TIME_SUBTRACT,
          DATE_TIME_DIFFERENCE,
          DATE_OF_DATE_TIME,
          DATE_TIME_HOURS,
          DATE_TIME_MINUTES,
          DATE_TIME_SECONDS ->
          true;
    };
  }
}
