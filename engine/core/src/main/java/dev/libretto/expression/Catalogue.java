package dev.libretto.expression;

import static dev.libretto.expression.Type.Scalar.BOOLEAN;
import static dev.libretto.expression.Type.Scalar.DATE;
import static dev.libretto.expression.Type.Scalar.DATE_TIME;
import static dev.libretto.expression.Type.Scalar.DECIMAL;
import static dev.libretto.expression.Type.Scalar.DURATION;
import static dev.libretto.expression.Type.Scalar.INTEGER;
import static dev.libretto.expression.Type.Scalar.TEXT;
import static dev.libretto.expression.Type.Scalar.TIME;

import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operations of the profile that want operands which are not null, with their overloads. The
 * others ({@code && || ! ?: == != in has all exists} and the literals) have rules of their own in
 * {@link Checker}.
 */
final class Catalogue {

  /** Names with rules of their own, for suggestions. */
  private static final List<String> SPECIAL =
      List.of("has", "all", "exists", "now", "today", "date", "time", "timestamp", "duration");

  private static final Map<String, List<Overload>> OVERLOADS = new Catalogue().table();

  private final Map<String, List<Overload>> byName = new LinkedHashMap<>();

  private Catalogue() {}

  /** The overloads of a name; empty when there is no such operation. */
  static List<Overload> overloads(String name) {
    return OVERLOADS.getOrDefault(name, List.of());
  }

  /** Every overload, in order. */
  static List<Overload> all() {
    return OVERLOADS.values().stream().flatMap(List::stream).toList();
  }

  /** Every name an author can call. */
  static Set<String> names() {
    var names = new TreeSet<>(SPECIAL);
    OVERLOADS.keySet().stream().filter(Catalogue::isName).forEach(names::add);
    return names;
  }

  /** Whether an operation has a name rather than a sign. */
  static boolean isName(String name) {
    return Character.isLetter(name.charAt(0));
  }

  /** The sign of an operator as authors write it. */
  static String sign(String operator) {
    return operator.replace("_", "").replace("@", "");
  }

  private Map<String, List<Overload>> table() {
    arithmetic();
    order();
    numbers();
    texts();
    dates();
    durations();
    var list = new ListOf(Scalar.NULL);
    function("size", INTEGER, Function.LIST_SIZE, list);
    method("size", INTEGER, Function.LIST_SIZE, list);
    return byName;
  }

  private void arithmetic() {
    function("_+_", INTEGER, Function.INTEGER_ADD, INTEGER, INTEGER);
    function("_+_", DECIMAL, Function.DECIMAL_ADD, DECIMAL, DECIMAL);
    function("_+_", TEXT, Function.TEXT_CONCATENATE, TEXT, TEXT);
    function("_-_", INTEGER, Function.INTEGER_SUBTRACT, INTEGER, INTEGER);
    function("_-_", DECIMAL, Function.DECIMAL_SUBTRACT, DECIMAL, DECIMAL);
    function("_*_", INTEGER, Function.INTEGER_MULTIPLY, INTEGER, INTEGER);
    function("_*_", DECIMAL, Function.DECIMAL_MULTIPLY, DECIMAL, DECIMAL);
    function("_/_", INTEGER, Function.INTEGER_DIVIDE, INTEGER, INTEGER);
    function("_/_", DECIMAL, Function.DECIMAL_DIVIDE, DECIMAL, DECIMAL);
    function("_%_", INTEGER, Function.INTEGER_REMAINDER, INTEGER, INTEGER);
    function("_%_", DECIMAL, Function.DECIMAL_REMAINDER, DECIMAL, DECIMAL);
    function("-_", INTEGER, Function.INTEGER_NEGATE, INTEGER);
    function("-_", DECIMAL, Function.DECIMAL_NEGATE, DECIMAL);
  }

  private void order() {
    for (var type : List.of(INTEGER, DECIMAL, DATE, TIME, DATE_TIME, DURATION)) {
      function("_<_", BOOLEAN, Function.LESS, type, type);
      function("_<=_", BOOLEAN, Function.LESS_OR_EQUAL, type, type);
      function("_>_", BOOLEAN, Function.GREATER, type, type);
      function("_>=_", BOOLEAN, Function.GREATER_OR_EQUAL, type, type);
    }
    function("_<_", BOOLEAN, Function.TEXT_LESS, TEXT, TEXT);
    function("_<=_", BOOLEAN, Function.TEXT_LESS_OR_EQUAL, TEXT, TEXT);
    function("_>_", BOOLEAN, Function.TEXT_GREATER, TEXT, TEXT);
    function("_>=_", BOOLEAN, Function.TEXT_GREATER_OR_EQUAL, TEXT, TEXT);
  }

  private void numbers() {
    function("abs", INTEGER, Function.INTEGER_ABSOLUTE, INTEGER);
    function("abs", DECIMAL, Function.DECIMAL_ABSOLUTE, DECIMAL);
    function("math.abs", INTEGER, Function.INTEGER_ABSOLUTE, INTEGER);
    function("math.abs", DECIMAL, Function.DECIMAL_ABSOLUTE, DECIMAL);
    function("math.greatest", INTEGER, Function.INTEGER_GREATEST, INTEGER, INTEGER);
    function("math.greatest", DECIMAL, Function.DECIMAL_GREATEST, DECIMAL, DECIMAL);
    function("math.least", INTEGER, Function.INTEGER_LEAST, INTEGER, INTEGER);
    function("math.least", DECIMAL, Function.DECIMAL_LEAST, DECIMAL, DECIMAL);
    function("math.floor", DECIMAL, Function.DECIMAL_FLOOR, DECIMAL);
    function("math.ceil", DECIMAL, Function.DECIMAL_CEILING, DECIMAL);
    function("round", DECIMAL, Function.DECIMAL_ROUND, DECIMAL, INTEGER);
    function("decimal", DECIMAL, Function.DECIMAL_OF_INTEGER, INTEGER);
    function("int", INTEGER, Function.INTEGER_OF_DECIMAL, DECIMAL);
    function("string", TEXT, Function.TEXT_OF_INTEGER, INTEGER);
    function("string", TEXT, Function.TEXT_OF_DECIMAL, DECIMAL);
    function("string", TEXT, Function.TEXT_OF_BOOLEAN, BOOLEAN);
  }

  private void texts() {
    function("size", INTEGER, Function.TEXT_SIZE, TEXT);
    method("size", INTEGER, Function.TEXT_SIZE, TEXT);
    method("contains", BOOLEAN, Function.TEXT_CONTAINS, TEXT, TEXT);
    method("startsWith", BOOLEAN, Function.TEXT_STARTS_WITH, TEXT, TEXT);
    method("endsWith", BOOLEAN, Function.TEXT_ENDS_WITH, TEXT, TEXT);
    method("matches", BOOLEAN, Function.TEXT_MATCHES, TEXT, TEXT);
    function("matches", BOOLEAN, Function.TEXT_MATCHES, TEXT, TEXT);
    method("lowerAscii", TEXT, Function.TEXT_LOWER_ASCII, TEXT);
    method("upperAscii", TEXT, Function.TEXT_UPPER_ASCII, TEXT);
    method("trim", TEXT, Function.TEXT_TRIM, TEXT);
    method("substring", TEXT, Function.TEXT_SUBSTRING, TEXT, INTEGER, INTEGER);
    method("substring", TEXT, Function.TEXT_SUBSTRING_FROM, TEXT, INTEGER);
    method("indexOf", INTEGER, Function.TEXT_INDEX_OF, TEXT, TEXT);
    method("replace", TEXT, Function.TEXT_REPLACE, TEXT, TEXT, TEXT);
  }

  private void dates() {
    function("string", TEXT, Function.TEXT_OF_DATE, DATE);
    function("string", TEXT, Function.TEXT_OF_TIME, TIME);
    function("string", TEXT, Function.TEXT_OF_DATE_TIME, DATE_TIME);
    method("addDays", DATE, Function.DATE_ADD_DAYS, DATE, INTEGER);
    function("daysBetween", INTEGER, Function.DAYS_BETWEEN, DATE, DATE);
    method("year", INTEGER, Function.DATE_YEAR, DATE);
    method("month", INTEGER, Function.DATE_MONTH, DATE);
    method("day", INTEGER, Function.DATE_DAY, DATE);
    method("weekday", INTEGER, Function.DATE_WEEKDAY, DATE);
    function("date", DATE, Function.DATE_OF_DATE_TIME, DATE_TIME);
    method("getHours", INTEGER, Function.DATE_TIME_HOURS, DATE_TIME);
    method("getMinutes", INTEGER, Function.DATE_TIME_MINUTES, DATE_TIME);
    method("getSeconds", INTEGER, Function.DATE_TIME_SECONDS, DATE_TIME);
    method("getHours", INTEGER, Function.TIME_HOURS, TIME);
    method("getMinutes", INTEGER, Function.TIME_MINUTES, TIME);
    method("getSeconds", INTEGER, Function.TIME_SECONDS, TIME);
  }

  private void durations() {
    function("_+_", DURATION, Function.DURATION_ADD, DURATION, DURATION);
    function("_-_", DURATION, Function.DURATION_SUBTRACT, DURATION, DURATION);
    function("_*_", DURATION, Function.DURATION_MULTIPLY, DURATION, INTEGER);
    function("_*_", DURATION, Function.DURATION_MULTIPLY, INTEGER, DURATION);
    function("-_", DURATION, Function.INTEGER_NEGATE, DURATION);
    function("abs", DURATION, Function.INTEGER_ABSOLUTE, DURATION);
    function("math.greatest", DURATION, Function.INTEGER_GREATEST, DURATION, DURATION);
    function("math.least", DURATION, Function.INTEGER_LEAST, DURATION, DURATION);
    function("_+_", DATE_TIME, Function.DATE_TIME_ADD, DATE_TIME, DURATION);
    function("_+_", DATE_TIME, Function.DATE_TIME_ADD, DURATION, DATE_TIME);
    function("_-_", DATE_TIME, Function.DATE_TIME_SUBTRACT, DATE_TIME, DURATION);
    function("_-_", DURATION, Function.DATE_TIME_DIFFERENCE, DATE_TIME, DATE_TIME);
    function("string", TEXT, Function.TEXT_OF_DURATION, DURATION);
    method("days", INTEGER, Function.DURATION_DAYS, DURATION);
    method("hours", INTEGER, Function.DURATION_HOURS, DURATION);
    method("minutes", INTEGER, Function.DURATION_MINUTES, DURATION);
    method("seconds", INTEGER, Function.DURATION_SECONDS, DURATION);
    method("getHours", INTEGER, Function.DURATION_HOURS, DURATION);
    method("getMinutes", INTEGER, Function.DURATION_MINUTES, DURATION);
    method("getSeconds", INTEGER, Function.DURATION_SECONDS, DURATION);
  }

  private void function(String name, Type result, Function function, Type... parameters) {
    add(new Overload(name, false, List.of(parameters), function, result));
  }

  private void method(String name, Type result, Function function, Type... parameters) {
    add(new Overload(name, true, List.of(parameters), function, result));
  }

  private void add(Overload overload) {
    byName.computeIfAbsent(overload.name(), _ -> new ArrayList<>()).add(overload);
  }
}
