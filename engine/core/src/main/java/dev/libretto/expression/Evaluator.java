package dev.libretto.expression;

import org.jspecify.annotations.Nullable;

/**
 * An expression made ready for the JVM. Immutable and safe for several threads; make it once and
 * keep it.
 *
 * <p>Values are Boolean, Long, BigDecimal, String, LocalDate, LocalTime, Instant, List of these,
 * and null. A field must give the class its type stands for: a UUID or a relation is its text.
 */
public final class Evaluator {
  private final Node root;
  private final int variables;

  private Evaluator(Node root, int variables) {
    this.root = root;
    this.variables = variables;
  }

  /** The values of a row's stored and system fields. */
  @FunctionalInterface
  public interface Row {
    /** The value of the field, or null when it has none. */
    @Nullable Object value(String field);
  }

  /** Makes an expression ready. */
  public static Evaluator of(Expression expression) {
    var nodes = new Nodes();
    return new Evaluator(nodes.of(expression), nodes.variables());
  }

  /** What the expression comes to for a row. Never throws for values of the right classes. */
  public @Nullable Object evaluate(Row row, Circumstances circumstances) {
    return root.value(new Frame(row, circumstances, variables));
  }

  /** Whether a rule or check holds for a row; one that is null does not. */
  public boolean holds(Row row, Circumstances circumstances) {
    return Boolean.TRUE.equals(evaluate(row, circumstances));
  }

  /** One evaluation: what it may know, and the variables of the quantifiers it is in. */
  static final class Frame {
    private final Row row;
    private final Circumstances circumstances;
    private final @Nullable Object[] variables;

    private Frame(Row row, Circumstances circumstances, int variables) {
      this.row = row;
      this.circumstances = circumstances;
      this.variables = new Object[variables];
    }

    Row row() {
      return row;
    }

    Circumstances circumstances() {
      return circumstances;
    }

    @Nullable Object variable(int place) {
      return variables[place];
    }

    void variable(int place, @Nullable Object value) {
      variables[place] = value;
    }
  }

  /** A part of the expression, with its operands already at hand. */
  @FunctionalInterface
  interface Node {
    @Nullable Object value(Frame frame);
  }
}
