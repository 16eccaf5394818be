package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares what came with what was expected: of an object the keys that are written down, of a list
 * all elements in order, of numbers the value. An object whose only key begins with a dollar sign
 * and is one of {@link #KEYS} says something else.
 */
final class Match {

  static final Set<String> KEYS =
      Set.of(
          "$exactly",
          "$unordered",
          "$includes",
          "$size",
          "$matches",
          "$absent",
          "$present",
          "$not");

  private Match() {}

  /** One sentence for each place where they differ; none where they fit. */
  static List<String> differences(JsonNode expected, @Nullable JsonNode actual) {
    var differences = new ArrayList<String>();
    compare("", expected, actual, differences);
    return differences;
  }

  private static boolean fits(JsonNode expected, @Nullable JsonNode actual) {
    return differences(expected, actual).isEmpty();
  }

  private static void compare(
      String at, JsonNode expected, @Nullable JsonNode actual, List<String> out) {
    if (expected.isObject()
        && expected.size() == 1
        && KEYS.contains(expected.fieldNames().next())) {
      var key = expected.fieldNames().next();
      if (!special(at, key, expected.get(key), actual, out)) {
        out.add(sentence(at, expected, actual));
      }
    } else if (expected.isObject() && actual != null && actual.isObject()) {
      expected
          .properties()
          .forEach(entry ->
              compare(
                  at + "/" + entry.getKey(), entry.getValue(), actual.get(entry.getKey()), out));
    } else if (expected.isArray()
        && actual != null
        && actual.isArray()
        && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(at + "/" + i, expected.get(i), actual.get(i), out);
      }
    } else if (!same(expected, actual)) {
      out.add(sentence(at, expected, actual));
    }
  }

  /** Whether it holds; what is more exactly known is added by itself. */
  private static boolean special(
      String at, String key, JsonNode value, @Nullable JsonNode actual, List<String> out) {
    return switch (key) {
      case "$absent" -> (actual == null) == value.booleanValue();
      case "$present" -> (actual != null && !actual.isNull()) == value.booleanValue();
      case "$not" -> !fits(value, actual);
      case "$exactly" -> {
        var inner = new ArrayList<String>();
        exact(at, value, actual, inner);
        out.addAll(inner);
        yield true;
      }
      case "$matches" ->
          actual != null && Pattern.compile(value.asText()).matcher(actual.asText()).find();
      case "$size" -> actual instanceof ArrayNode list && list.size() == value.intValue();
      case "$unordered" ->
          actual instanceof ArrayNode list && list.size() == value.size() && covers(value, list);
      case "$includes" -> actual instanceof ArrayNode list && covers(value, list);
      default -> throw new IllegalStateException(key);
    };
  }

  /** As {@link #compare}, but objects have no other keys. */
  private static void exact(
      String at, JsonNode expected, @Nullable JsonNode actual, List<String> out) {
    if (expected.isObject() && actual != null && actual.isObject()) {
      actual
          .properties()
          .forEach(entry -> {
            if (!expected.has(entry.getKey())) {
              out.add(at + "/" + entry.getKey() + " is not expected: " + entry.getValue());
            }
          });
      expected
          .properties()
          .forEach(entry ->
              exact(at + "/" + entry.getKey(), entry.getValue(), actual.get(entry.getKey()), out));
    } else if (expected.isArray()
        && actual != null
        && actual.isArray()
        && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        exact(at + "/" + i, expected.get(i), actual.get(i), out);
      }
    } else {
      compare(at, expected, actual, out);
    }
  }

  /** Whether each expected element has an element of its own. */
  private static boolean covers(JsonNode expected, ArrayNode actual) {
    var left = new ArrayList<JsonNode>();
    actual.forEach(left::add);
    for (var element : expected) {
      var found = left.stream().filter(candidate -> fits(element, candidate)).findFirst();
      if (found.isEmpty()) {
        return false;
      }
      left.remove(found.get());
    }
    return true;
  }

  private static boolean same(JsonNode expected, @Nullable JsonNode actual) {
    if (actual == null) {
      return false;
    }
    return (expected.isNumber() && actual.isNumber())
        ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
        : expected.equals(actual);
  }

  private static String sentence(String at, JsonNode expected, @Nullable JsonNode actual) {
    return "expected "
        + (at.isEmpty() ? "" : at + " to be ")
        + expected
        + ", got "
        + (actual == null ? "nothing" : actual);
  }
}
