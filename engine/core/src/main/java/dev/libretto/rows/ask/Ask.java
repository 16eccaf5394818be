package dev.libretto.rows.ask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of a table's rows.
 *
 * @param select what of each row; empty for everything
 * @param filter which rows
 * @param order in which order; may be empty
 * @param limit at most so many, or null for the engine's limit
 * @param offset leave out so many first
 * @param count whether to count all that match
 */
public record Ask(
    List<Select> select,
    Condition filter,
    List<Term> order,
    @Nullable Integer limit,
    long offset,
    boolean count) {

  public Ask {
    select = List.copyOf(select);
    order = List.copyOf(order);
  }

  /** One item of what is selected. */
  public sealed interface Select {

    /** Every field, {@code *}. */
    record Everything() implements Select {}

    /** One field, perhaps under another name. */
    record Column(@Nullable String alias, String name) implements Select {}

    /** The row a relation refers to. */
    record Embed(@Nullable String alias, String name, List<Select> items) implements Select {
      public Embed {
        items = List.copyOf(items);
      }
    }
  }

  /** A condition on rows. */
  public sealed interface Condition {

    /** All hold; with none, every row matches. */
    record All(List<Condition> conditions) implements Condition {
      public All {
        conditions = List.copyOf(conditions);
      }
    }

    /** One holds. */
    record Any(List<Condition> conditions) implements Condition {
      public Any {
        conditions = List.copyOf(conditions);
      }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {}

    /** A comparison: {@code column=operator.value}. */
    record Compare(String column, String operator, String value) implements Condition {}

    /** A comparison with a list: {@code column=in.(a,b)}. */
    record In(String column, List<String> values) implements Condition {
      public In {
        values = List.copyOf(values);
      }
    }
  }

  /**
   * One term of the order.
   *
   * @param measure what is worked out from the value, such as {@code distance(13.4,52.5)}, or null
   * @param nullsFirst where rows without a value go, or null for PostgreSQL's own choice
   */
  public record Term(
      String column, @Nullable String measure, boolean descending, @Nullable Boolean nullsFirst) {

    /** By the value itself. */
    public Term(String column, boolean descending, @Nullable Boolean nullsFirst) {
      this(column, null, descending, nullsFirst);
    }
  }
}
