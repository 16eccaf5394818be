package dev.libretto.expression;

import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Makes up sound expressions and rows for them. The same seed makes the same ones, always. */
public final class ExpressionGenerator {

  private static final List<String> PATTERNS =
      List.of("^a", "a$", "^.$", "\\w+ \\w", "[^a-z]", "^(a|b)*$", "\\s$", "[é😀]", "^\\W{1,2}$");
  private static final List<Scalar> VALUES =
      List.of(
          Scalar.BOOLEAN,
          Scalar.INTEGER,
          Scalar.DECIMAL,
          Scalar.TEXT,
          Scalar.DATE,
          Scalar.TIME,
          Scalar.DATE_TIME,
          Scalar.DURATION);

  private static final Set<DefinitionCode> TOO_MUCH =
      Set.of(DefinitionCode.EXPRESSION_TOO_COSTLY, DefinitionCode.EXPRESSION_TOO_LARGE);
  private static final List<Scalar> CLOCKS =
      List.of(Scalar.TIME, Scalar.DATE_TIME, Scalar.DURATION);
  private static final List<String> READINGS = List.of("getHours", "getMinutes", "getSeconds");
  private static final List<String> UNITS = List.of("days", "hours", "minutes", "seconds");

  private final Random random;
  private final ExpressionValues values;

  /** The elements of the lists gone through around the part being made. */
  private final ArrayDeque<Scalar> elements = new ArrayDeque<>();

  public ExpressionGenerator(long seed) {
    this.random = new Random(seed);
    this.values = new ExpressionValues(random);
  }

  /**
   * Two fields of each type, one of which may be null: {@code row.integer}, {@code row.integer2};
   * and as many lists of them: {@code row.integers}, {@code row.integers2}.
   */
  public static Map<String, FieldSignature> fields() {
    var fields = new HashMap<String, FieldSignature>();
    for (var type : VALUES) {
      add(fields, type.word(), type);
      add(fields, list(type), new ListOf(type));
    }
    add(fields, Scalar.JSON.word(), Scalar.JSON);
    return fields;
  }

  private static void add(Map<String, FieldSignature> fields, String name, Type type) {
    fields.put(name, new FieldSignature(type, false));
    fields.put(name + "2", new FieldSignature(type, true));
  }

  /** The name of a field that is a list. */
  private static String list(Scalar element) {
    return element.word() + "s";
  }

  /** The type of one of them. */
  static Type type(String field) {
    var signature = fields().get(field);
    if (signature == null) {
      throw new IllegalArgumentException(field);
    }
    return signature.type();
  }

  /** A row with a value in each field, but not always in those that may be null. */
  public Map<String, Object> row() {
    var row = new TreeMap<String, Object>();
    new TreeMap<>(fields())
        .forEach((name, field) -> {
          var value = values.value(field.type());
          if (!field.nullable() || random.nextInt(3) > 0) {
            row.put(name, value);
          }
        });
    return row;
  }

  /** The text of an expression of any type, or of a condition on a list. */
  public String expression() {
    String text;
    do {
      text =
          random.nextInt(6) == 0
              ? onList(pick(VALUES), random.nextInt(3))
              : of(pick(VALUES), 1 + random.nextInt(4));
    } while (isTooCostly(text));
    return text;
  }

  /** The text of an expression that holds or does not. */
  public String condition() {
    String text;
    do {
      text = bool(1 + random.nextInt(4));
    } while (isTooCostly(text));
    return text;
  }

  /** The text of a condition that goes through a list, more often than not one of texts. */
  public String conditionOnList() {
    String text;
    do {
      text = onList(random.nextBoolean() ? Scalar.TEXT : pick(VALUES), random.nextInt(3));
    } while (isTooCostly(text));
    return text;
  }

  private static boolean isTooCostly(String text) {
    return ExpressionCompiler.compile(text, Scope.ofRule(fields(), Vectors.ROLES))
            instanceof Compilation.Refused(var findings)
        && TOO_MUCH.contains(findings.getFirst().code());
  }

  private String of(Scalar type, int depth) {
    if (depth == 0) {
      return leaf(type);
    }
    if (random.nextInt(8) == 0) {
      return "(%s ? %s : %s)".formatted(bool(depth - 1), of(type, depth - 1), of(type, depth - 1));
    }
    return switch (type) {
      case BOOLEAN -> bool(depth);
      case INTEGER -> integer(depth - 1);
      case DECIMAL -> decimal(depth - 1);
      case TEXT -> text(depth - 1);
      case DATE ->
          random.nextInt(3) == 0
              ? "date(%s)".formatted(instant(depth - 1))
              : "%s.addDays(%s)".formatted(of(type, depth - 1), of(Scalar.INTEGER, depth - 1));
      case DURATION -> duration(depth - 1);
      case DATE_TIME ->
          "(%s %s %s)"
              .formatted(
                  of(type, depth - 1), pick(List.of("+", "-")), of(Scalar.DURATION, depth - 1));
      case TIME, JSON, NULL -> leaf(type);
    };
  }

  /** A field, guarded where it may be null, or a literal. */
  private String leaf(Scalar type) {
    String field = "row." + type.word();
    if (random.nextBoolean() && elements.contains(type)) {
      return element(type);
    }
    if (random.nextInt(6) == 0) {
      return values.circumstance(type);
    }
    return switch (random.nextInt(3)) {
      case 0 -> field;
      case 1 -> "(%s2 != null ? %s2 : %s)".formatted(field, field, values.literal(type));
      default -> values.literal(type);
    };
  }

  private String bool(int depth) {
    if (depth == 0) {
      return leaf(Scalar.BOOLEAN);
    }
    var type = pick(VALUES);
    int below = depth - 1;
    return switch (random.nextInt(9)) {
      case 0 -> "(%s && %s)".formatted(bool(below), bool(below));
      case 1 -> "(%s || %s)".formatted(bool(below), bool(below));
      case 2 -> "!" + bool(below);
      case 3 -> "(%s %s %s)".formatted(of(type, below), pick(List.of("==", "!=")), of(type, below));
      case 4 -> "(row.%s2 %s null)".formatted(present(type), pick(List.of("==", "!=")));
      case 5 ->
          "(%s in [%s, %s])".formatted(of(type, below), of(type, below), values.literal(type));
      case 6 -> onList(type, below);
      case 7 -> onText(below);
      default -> {
        var ordered = type == Scalar.BOOLEAN ? Scalar.INTEGER : type;
        var sign = pick(List.of("<", "<=", ">", ">="));
        yield "(%s %s %s)".formatted(of(ordered, below), sign, of(ordered, below));
      }
    };
  }

  /** Everything can be compared with null, though there is nothing else to do with JSON. */
  private String present(Scalar type) {
    return switch (random.nextInt(4)) {
      case 0 -> list(type);
      case 1 -> Scalar.JSON.word();
      default -> type.word();
    };
  }

  private String onList(Scalar type, int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> "(%s in %s)".formatted(of(type, depth), listOf(type, depth));
      case 1 -> quantified(listOf(type, depth), type, depth);
      default -> {
        var field = "row." + list(type) + "2";
        yield random.nextBoolean()
            ? "(%s in %s)".formatted(of(type, depth), field)
            : "(%s != null && %s)".formatted(field, quantified(field, type, depth));
      }
    };
  }

  /** A list that is not null. */
  private String listOf(Scalar type, int depth) {
    var field = "row." + list(type);
    return switch (random.nextInt(6)) {
      case 0 -> "[%s, %s]".formatted(of(type, depth), values.literal(type));
      case 1 -> "(%s2 != null ? %s2 : %s)".formatted(field, field, field);
      case 2 -> "(%s ? %s : [%s])".formatted(bool(depth), field, of(type, depth));
      default -> field;
    };
  }

  /** What is said of each element speaks of it more often than not. */
  private String quantified(String list, Scalar type, int depth) {
    var variable = "v" + elements.size();
    elements.addLast(type);
    var first =
        type == Scalar.BOOLEAN
            ? variable
            : "%s %s %s".formatted(variable, pick(List.of("==", "!=", "<", ">=")), of(type, depth));
    var condition =
        random.nextInt(3) == 0
            ? first
            : "(%s) %s %s".formatted(first, pick(List.of("&&", "||")), bool(depth));
    elements.removeLast();
    return "%s.%s(%s, %s)".formatted(list, pick(List.of("all", "exists")), variable, condition);
  }

  /** The variable of the innermost list around with elements of a type. */
  private String element(Scalar type) {
    var place = elements.size();
    for (var around = elements.descendingIterator(); around.hasNext(); ) {
      place--;
      if (around.next() == type) {
        break;
      }
    }
    return "v" + place;
  }

  private String onText(int depth) {
    String text = of(Scalar.TEXT, depth);
    return random.nextInt(3) == 0
        ? "%s.matches(r'%s')".formatted(text, pick(PATTERNS))
        : "%s.%s(%s)"
            .formatted(
                text, pick(List.of("contains", "startsWith", "endsWith")), of(Scalar.TEXT, depth));
  }

  private String integer(int depth) {
    return switch (random.nextInt(13)) {
      case 12 -> "size(%s)".formatted(listOf(pick(VALUES), depth));
      case 8 -> "%s.%s()".formatted(of(Scalar.DURATION, depth), pick(UNITS));
      case 9 -> "%s.%s()".formatted(of(pick(CLOCKS), depth), pick(READINGS));
      case 10 -> "%s.indexOf(%s)".formatted(of(Scalar.TEXT, depth), of(Scalar.TEXT, depth));
      case 11 -> "%s.weekday()".formatted(of(Scalar.DATE, depth));
      case 0 -> "int(%s)".formatted(of(Scalar.DECIMAL, depth));
      case 1 -> "size(%s)".formatted(of(Scalar.TEXT, depth));
      case 2 -> "daysBetween(%s, %s)".formatted(of(Scalar.DATE, depth), of(Scalar.DATE, depth));
      case 3 -> "%s.%s()".formatted(of(Scalar.DATE, depth), pick(List.of("year", "month", "day")));
      default -> number(Scalar.INTEGER, depth);
    };
  }

  private String decimal(int depth) {
    return switch (random.nextInt(7)) {
      case 6 -> "math.%s(%s)".formatted(pick(List.of("floor", "ceil")), of(Scalar.DECIMAL, depth));
      case 0 -> "round(%s, %d)".formatted(of(Scalar.DECIMAL, depth), random.nextInt(13));
      case 1 -> "decimal(%s)".formatted(of(Scalar.INTEGER, depth));
      case 2 ->
          "(%s %s %s)".formatted(of(Scalar.DECIMAL, depth), operator(), of(Scalar.INTEGER, depth));
      default -> number(Scalar.DECIMAL, depth);
    };
  }

  private String number(Scalar type, int depth) {
    String first = of(type, depth);
    return switch (random.nextInt(5)) {
      case 0 -> "(-(%s))".formatted(first);
      case 1 -> "abs(%s)".formatted(first);
      case 2 ->
          "math.%s(%s, %s)".formatted(pick(List.of("greatest", "least")), first, of(type, depth));
      default -> "(%s %s %s)".formatted(first, operator(), of(type, depth));
    };
  }

  private String duration(int depth) {
    String first = of(Scalar.DURATION, depth);
    return switch (random.nextInt(6)) {
      case 0 -> "(%s - %s)".formatted(instant(depth), instant(depth));
      case 1 -> "(%s * %s)".formatted(first, of(Scalar.INTEGER, depth));
      case 2 -> "(%s * %s)".formatted(of(Scalar.INTEGER, depth), first);
      case 3 -> pick(List.of("(-(%s))", "abs(%s)")).formatted(first);
      case 4 ->
          "math.%s(%s, %s)"
              .formatted(pick(List.of("greatest", "least")), first, of(Scalar.DURATION, depth));
      default -> "(%s %s %s)".formatted(first, pick(List.of("+", "-")), of(Scalar.DURATION, depth));
    };
  }

  /** An instant that is no literal of its own. */
  private String instant(int depth) {
    return depth == 0
        ? pick(List.of("row.dateTime", "(true ? row.dateTime : row.dateTime)"))
        : of(Scalar.DATE_TIME, depth);
  }

  private String operator() {
    return pick(List.of("+", "-", "*", "/", "%"));
  }

  private String text(int depth) {
    return switch (random.nextInt(8)) {
      case 5 -> "%s.substring(%s)".formatted(of(Scalar.TEXT, depth), of(Scalar.INTEGER, depth));
      case 6 ->
          "%s.substring(%s, size(%s))"
              .formatted(of(Scalar.TEXT, depth), random.nextInt(3), of(Scalar.TEXT, depth));
      case 7 ->
          "%s.replace(%s, %s)"
              .formatted(of(Scalar.TEXT, depth), of(Scalar.TEXT, depth), of(Scalar.TEXT, depth));
      case 0 ->
          "string(%s)"
              .formatted(
                  of(pick(VALUES.stream().filter(type -> type != Scalar.TEXT).toList()), depth));
      case 1 -> "%s.lowerAscii()".formatted(of(Scalar.TEXT, depth));
      case 2 -> "%s.upperAscii()".formatted(of(Scalar.TEXT, depth));
      case 3 -> "%s.trim()".formatted(of(Scalar.TEXT, depth));
      default -> "(%s + %s)".formatted(of(Scalar.TEXT, depth), of(Scalar.TEXT, depth));
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
