package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Function;
import dev.libretto.expression.Regex;
import dev.libretto.expression.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An expression as SQL that answers as the JVM and the browser do. The text uses the functions of
 * {@code functions.sql}; no operation of it raises an error, whatever the values. Nothing an author
 * wrote is spliced: names come from the caller, constants are parameters or quoted.
 */
public final class ExpressionSql {
  /** A column with its table and a cast; beyond this it is something else. */
  private static final int LONGEST_COLUMN = 150;

  private final Operands operands;
  private final Map<String, String> variables = new HashMap<>();
  private int quantifiers;

  private ExpressionSql(Operands operands) {
    this.operands = operands;
  }

  /**
   * What an expression's leaves are in the statement at hand: each an SQL expression that needs no
   * brackets around it.
   */
  public interface Operands {

    /**
     * A field's value in the SQL type of its expression type, which is {@code text} also for UUIDs
     * and relations: they have to be cast here.
     */
    String field(RowField field);

    /**
     * The value of a field of a related row, in the SQL type of its expression type; null where a
     * relation on the way is.
     */
    String related(RelatedField field);

    /**
     * Whether a field of a related row has this value, which is not null: never null itself, and
     * false where a relation on the way is.
     */
    default String relatedEquals(RelatedField field, String present) {
      return OperationSql.of(Function.EQUAL, List.of(related(field), present));
    }

    /** A constant that is not null: a parameter, or a literal, with its type. */
    String constant(Object value, Type type);

    /** An attribute of the caller: {@code text}, {@code text[]} or {@code boolean}. */
    String user(Attribute attribute);

    /** Whether an attribute of the caller is known not to be null. */
    default boolean isPresent(Attribute attribute) {
      return false;
    }

    /** The request's instant, a {@code timestamptz}. */
    String now();

    /** The request's date in the app's zone, a {@code date}. */
    String today();
  }

  /** The expression as SQL over the operands given; it needs no brackets around it. */
  public static String of(Expression expression, Operands operands) {
    return new ExpressionSql(operands).sql(expression);
  }

  /**
   * The expression as SQL for a constraint or a stored value: its constants are literals. It must
   * not speak of the caller or the clock and have no quantifier, which {@link
   * dev.libretto.expression.Scope#ofCheck} and {@link Immutability} make sure of.
   *
   * @param column gives the SQL of a field's value by its name, like {@link Operands#field}
   */
  public static String constraint(Expression expression, UnaryOperator<String> column) {
    return of(expression, new ConstraintOperands(column));
  }

  private String sql(Expression expression) {
    return switch (expression) {
      case Constant constant -> constant(constant);
      case RowField field -> operands.field(field);
      case RelatedField field -> operands.related(field);
      case UserAttribute(var attribute, var _) -> operands.user(attribute);
      case Expression.Now _ -> operands.now();
      case Expression.Today _ -> operands.today();
      case Expression.Variable(var name, var _) -> variables.getOrDefault(name, "NULL");
      case Call call -> call(call);
      // Not CASE WHEN: a condition that is null chooses neither branch.
      case Conditional(var condition, var then, var otherwise, var _) ->
          "(CASE %s WHEN true THEN %s WHEN false THEN %s END)"
              .formatted(sql(condition), sql(then), sql(otherwise));
      case ListLiteral(var items, var type) ->
          "ARRAY["
              + String.join(", ", items.stream().map(this::sql).toList())
              + "]::"
              + SqlLiteral.type(type);
      case Quantifier quantifier -> quantifier(quantifier);
    };
  }

  private String constant(Constant constant) {
    var value = constant.value();
    if (value == null) {
      return "NULL::" + SqlLiteral.type(constant.type());
    }
    return SqlLiteral.isPlain(value)
        ? SqlLiteral.of(value, constant.type())
        : operands.constant(value, constant.type());
  }

  private String call(Call call) {
    var first = call.arguments().getFirst();
    var last = call.arguments().getLast();
    boolean equality = call.function() == Function.EQUAL || call.function() == Function.NOT_EQUAL;
    if (equality && (isNull(first) || isNull(last))) {
      String presence = call.function() == Function.EQUAL ? " IS NULL)" : " IS NOT NULL)";
      return "(" + sql(isNull(first) ? last : first) + presence;
    }
    if (call.function() == Function.EQUAL && isPresent(first)) {
      return equal(last, first);
    }
    if (call.function() == Function.EQUAL && isPresent(last)) {
      return equal(first, last);
    }
    if (call.function() == Function.IN && last instanceof ListLiteral(var items, var _)) {
      return in(first, items);
    }
    return OperationSql.of(
        call.function(),
        call.arguments().stream()
            .map(call.function() == Function.TEXT_MATCHES ? this::pattern : this::sql)
            .toList());
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Constant constant && constant.value() == null;
  }

  /** Whether it has a value whatever the row holds; a constant that is null was dealt with. */
  private boolean isPresent(Expression expression) {
    return expression instanceof Constant
        || (expression instanceof UserAttribute user && operands.isPresent(user.attribute()));
  }

  /**
   * A comparison of a column with what is not null. {@code IS NOT DISTINCT FROM} and {@code
   * COALESCE} would say the same, but no index serves them. A field that stands for more than a
   * column is written once: written twice at each level, a chain of them would double each time.
   */
  private static boolean isIndexable(Expression value, String sql) {
    return value instanceof RowField && sql.length() <= LONGEST_COLUMN;
  }

  private String equal(Expression value, Expression present) {
    if (value instanceof RelatedField related) {
      return operands.relatedEquals(related, sql(present));
    }
    String column = sql(value);
    return isIndexable(value, column)
        ? "(%s = %s AND %s IS NOT NULL)".formatted(column, sql(present), column)
        : OperationSql.of(Function.EQUAL, List.of(column, sql(present)));
  }

  private String in(Expression value, List<Expression> items) {
    if (items.isEmpty()) {
      return "false";
    }
    String column = sql(value);
    String list = String.join(", ", items.stream().map(this::sql).toList());
    boolean constant = items.stream().allMatch(item -> item instanceof Constant && !isNull(item));
    return constant && isIndexable(value, column)
        ? "(%s IN (%s) AND %s IS NOT NULL)".formatted(column, list, column)
        : "COALESCE(%s IN (%s), false)".formatted(column, list);
  }

  /** The pattern of a match in the form PostgreSQL reads; other operands as ever. */
  private String pattern(Expression expression) {
    return expression instanceof Constant(String source, var type)
            && Regex.parse(source) instanceof Regex.Sound(String canonical)
        ? operands.constant(canonical, type)
        : sql(expression);
  }

  /** Kleene's all and any over a list; {@code bool_or} passes over null, so null is counted. */
  private String quantifier(Quantifier quantifier) {
    int number = ++quantifiers;
    String list = sql(quantifier.list());
    variables.put(quantifier.variable(), "libretto_e" + number + ".item");
    String predicate = sql(quantifier.predicate());
    variables.remove(quantifier.variable());
    String decided =
        switch (quantifier.kind()) {
          case ALL -> "WHEN pg_catalog.bool_or(NOT holds) THEN false %s ELSE true";
          case EXISTS -> "WHEN pg_catalog.bool_or(holds) THEN true %s ELSE false";
        };
    return """
    (SELECT CASE WHEN libretto_q%1$d.list IS NOT NULL THEN (\
    SELECT CASE %2$s END FROM (\
    SELECT %3$s AS holds FROM pg_catalog.unnest(libretto_q%1$d.list) AS libretto_e%1$d(item)\
    ) AS libretto_p%1$d) END FROM (SELECT %4$s AS list) AS libretto_q%1$d)\
    """
        .formatted(
            number,
            decided.formatted("WHEN pg_catalog.bool_or(holds IS NULL) THEN NULL"),
            predicate,
            list);
  }
}
