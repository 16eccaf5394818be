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

  /** All there is of every row. */
  public static final Ask EVERYTHING = of(List.of());

  public Ask {
    select = List.copyOf(select);
    order = List.copyOf(order);
  }

  /** This of every row. */
  public static Ask of(List<Select> select) {
    return new Ask(select, new Condition.All(List.of()), List.of(), null, 0, false);
  }

  /**
   * A value of a row: a column, or what stands inside one that holds JSON.
   *
   * @param steps from the whole value inwards; empty for the whole
   */
  public record Path(String column, List<Step> steps) {
    public Path {
      steps = List.copyOf(steps);
    }

    /** The whole of a column. */
    public Path(String column) {
      this(column, List.of());
    }
  }

  /**
   * One step into JSON: {@code ->name}, {@code ->0}, and {@code ->>name} for the text of it.
   *
   * @param key the name of a member, or the position in a list, from the end where it is negative
   * @param text whether the value is wanted as text; only the last step of a path is
   */
  public record Step(String key, boolean text) {}

  /** One item of what is selected. */
  public sealed interface Select {

    /** Every field, {@code *}. */
    record Everything() implements Select {}

    /**
     * One value, perhaps under another name.
     *
     * @param cast the type it is converted to, as PostgreSQL calls it; null for its own
     */
    record Column(@Nullable String alias, Path path, @Nullable String cast) implements Select {

      /** The whole of a field. */
      public Column(@Nullable String alias, String name) {
        this(alias, new Path(name), null);
      }
    }

    /**
     * The rows a relation leads to.
     *
     * @param name of the relation's field, or of the other table
     * @param hint the field that holds the relation, where the name leaves a choice
     * @param inner whether rows without such a row are left out
     * @param spread whether its members become members of the row itself
     * @param ask what is wanted of them: of each, nothing where nothing is selected; counted they
     *     are not
     */
    record Embed(
        @Nullable String alias,
        String name,
        @Nullable String hint,
        boolean inner,
        boolean spread,
        Ask ask)
        implements Select {

      /** All of them, each with these members. */
      public Embed(@Nullable String alias, String name, List<Select> items) {
        this(alias, name, null, false, false, Ask.of(items));
      }

      /** The name its rows have in the answer, and in conditions on them. */
      public String key() {
        return alias == null ? name : alias;
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
    record Compare(Path path, String operator, String value) implements Condition {

      /** The same of the whole of a column. */
      public Compare(String column, String operator, String value) {
        this(new Path(column), operator, value);
      }
    }

    /** A comparison with a list: {@code column=in.(a,b)}. */
    record In(Path path, List<String> values) implements Condition {
      public In {
        values = List.copyOf(values);
      }

      /** The same of the whole of a column. */
      public In(String column, List<String> values) {
        this(new Path(column), values);
      }
    }
  }

  /**
   * One term of the order.
   *
   * @param relation the relation to one row whose value it is, or null for the row's own
   * @param measure what is worked out from the value, such as {@code distance(13.4,52.5)}, or null
   * @param nullsFirst where rows without a value go, or null for PostgreSQL's own choice
   */
  public record Term(
      @Nullable String relation,
      Path path,
      @Nullable String measure,
      boolean descending,
      @Nullable Boolean nullsFirst) {

    /** By the value of a column itself. */
    public Term(String column, boolean descending, @Nullable Boolean nullsFirst) {
      this(null, new Path(column), null, descending, nullsFirst);
    }
  }
}
