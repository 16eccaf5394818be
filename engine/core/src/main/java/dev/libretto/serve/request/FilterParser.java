package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.rows.ask.Ask.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters: {@code operator.value} beside a column's name, and trees of them such as {@code
 * or(a.eq.1,not.and(b.gt.2,c.in.(x,"y,z")))}. Within a tree, a value with a comma, bracket or quote
 * stands in double quotes with backslashes before quotes and backslashes.
 */
final class FilterParser {

  private static final int DEEPEST = 8;
  private static final int MOST_VALUES = 500;
  private static final String WHOLE_VALUE = "";
  private static final String TREE_VALUE = ",)";

  private final String text;
  private int at;
  private int reversals;

  private FilterParser(String text) {
    this.text = text;
  }

  /** The filter {@code column=text}. */
  static Condition filter(String column, String text) {
    var parser = new FilterParser(text);
    var condition = parser.comparison(column, WHOLE_VALUE);
    parser.end();
    return condition;
  }

  /** A tree, from its {@code and(}, {@code or(} or {@code not.} on. */
  static Condition logic(String text) {
    var parser = new FilterParser(text);
    var condition = parser.tree(0);
    parser.end();
    return condition;
  }

  private Condition tree(int depth) {
    if (depth > DEEPEST) {
      throw Refusal.of(RequestCode.TOO_COMPLEX, "The filter is nested too deeply", null).thrown();
    }
    if (taken("not.and(")) {
      return new Condition.Not(new Condition.All(branches(depth)));
    }
    if (taken("not.or(")) {
      return new Condition.Not(new Condition.Any(branches(depth)));
    }
    if (taken("and(")) {
      return new Condition.All(branches(depth));
    }
    if (taken("or(")) {
      return new Condition.Any(branches(depth));
    }
    if (depth == 0) {
      throw refused("has no opening bracket");
    }
    return comparison(word("a column"), TREE_VALUE);
  }

  private List<Condition> branches(int depth) {
    var branches = new ArrayList<Condition>();
    do {
      skipBlanks();
      branches.add(tree(depth + 1));
      skipBlanks();
    } while (taken(","));
    if (!taken(")")) {
      throw refused("has a bracket that is not closed");
    }
    return branches;
  }

  private Condition comparison(String column, String stops) {
    var operator = word("an operator");
    if (operator.equals("not")) {
      if (++reversals > DEEPEST) {
        throw Refusal.of(RequestCode.TOO_COMPLEX, "The filter is reversed too often", null)
            .thrown();
      }
      return new Condition.Not(comparison(column, stops));
    }
    if (operator.equals("in")) {
      if (!taken("(")) {
        throw refused("has an 'in' without its list");
      }
      return new Condition.In(path(column), values());
    }
    if (operator.equals("within") && text.startsWith("(", at)) {
      return new Condition.Compare(path(column), operator, bracketed());
    }
    return new Condition.Compare(path(column), operator, value(stops));
  }

  private static Path path(String column) {
    return PathParser.parse(column, RequestCode.BAD_FILTER);
  }

  /** What stands up to the next closing bracket, with both brackets. */
  private String bracketed() {
    var end = text.indexOf(')', at);
    if (end < 0) {
      throw refused("has a bracket that is not closed");
    }
    var value = text.substring(at, end + 1);
    at = end + 1;
    return value;
  }

  private List<String> values() {
    var values = new ArrayList<String>();
    if (taken(")")) {
      return values;
    }
    do {
      values.add(value(TREE_VALUE));
    } while (taken(","));
    if (!taken(")")) {
      throw refused("has a list that is not closed");
    }
    if (values.size() > MOST_VALUES) {
      throw Refusal.of(
              RequestCode.TOO_COMPLEX, "A list has more than " + MOST_VALUES + " values", null)
          .thrown();
    }
    return values;
  }

  private String word(String what) {
    var end = text.indexOf('.', at);
    if (end <= at) {
      throw refused("lacks " + what);
    }
    var word = text.substring(at, end);
    at = end + 1;
    return word;
  }

  private String value(String stops) {
    if (stops.isEmpty()) {
      var whole = text.substring(at);
      at = text.length();
      return whole;
    }
    if (taken("\"")) {
      return quoted();
    }
    var start = at;
    var braces = 0;
    while (at < text.length() && (braces > 0 || stops.indexOf(text.charAt(at)) < 0)) {
      braces += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (!taken("\"")) {
      throw refused("has a quote that is not closed");
    }
    return value.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean taken(String expected) {
    if (text.startsWith(expected, at)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  private void end() {
    if (at < text.length()) {
      throw refused("goes on after its end");
    }
  }

  private static RuntimeException refused(@Nullable String what) {
    return Refusal.of(
            RequestCode.BAD_FILTER,
            "The filter " + what,
            "Write column=operator.value, for example servings=gte.4")
        .thrown();
  }
}
