package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.rows.ask.Ask.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a request in PostgREST's grammar (its documentation, "Tables and Views"):
 * {@code select}, {@code order}, {@code limit}, {@code offset}, {@code and}, {@code or}, and every
 * other name a column to filter by.
 */
public final class QueryParser {

  private QueryParser() {}

  /**
   * Reads all parameters.
   *
   * @param range what a Range header asked for; parameters go before it
   * @param count whether the Prefer header asks for a count
   */
  public static Ask parse(QueryString query, @Nullable RowRange range, boolean count) {
    var select = List.<Ask.Select>of();
    var order = List.<Term>of();
    @Nullable Integer limit = range == null ? null : range.limit();
    var offset = range == null ? 0L : range.offset();
    var conditions = new ArrayList<Condition>();
    for (var parameter : query.parameters()) {
      var value = parameter.value();
      switch (parameter.name()) {
        case "select" -> select = SelectParser.parse(value);
        case "order" -> order = order(value);
        case "limit" -> limit = (int) Math.min(Integer.MAX_VALUE, number("limit", value));
        case "offset" -> offset = number("offset", value);
        case "and" -> conditions.add(FilterParser.logic("and" + value));
        case "or" -> conditions.add(FilterParser.logic("or" + value));
        case "not.and" -> conditions.add(FilterParser.logic("not.and" + value));
        case "not.or" -> conditions.add(FilterParser.logic("not.or" + value));
        case "columns", "on_conflict" ->
            throw Refusal.of(
                    RequestCode.BAD_FILTER,
                    "The parameter " + parameter.name() + " is not supported",
                    null)
                .thrown();
        default -> conditions.add(FilterParser.filter(parameter.name(), value));
      }
    }
    return new Ask(select, new Condition.All(conditions), order, limit, offset, count);
  }

  private static long number(String name, String text) {
    if (!text.isEmpty()
        && text.length() <= 15
        && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Long.parseLong(text);
    }
    throw Refusal.of(
            RequestCode.BAD_RANGE,
            "The " + name + " '" + shortened(text) + "' is not a whole number from 0",
            "Write " + name + "=25")
        .thrown();
  }

  private static List<Term> order(String text) {
    var terms = new ArrayList<Term>();
    if (text.isBlank()) {
      return terms;
    }
    for (var part : split(text, ',')) {
      terms.add(term(part.strip()));
    }
    return terms;
  }

  /** The parts between separators that are not in brackets. */
  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var index = 0; index < text.length(); index++) {
      var c = text.charAt(index);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth <= 0) {
        parts.add(text.substring(start, index));
        start = index + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static Term term(String text) {
    var parts = split(text, '.');
    @Nullable String measure = null;
    var descending = false;
    @Nullable Boolean nullsFirst = null;
    for (var index = 1; index < parts.size(); index++) {
      if (index == 1 && parts.get(index).endsWith(")")) {
        measure = parts.get(index);
        continue;
      }
      switch (parts.get(index)) {
        case "asc" -> descending = false;
        case "desc" -> descending = true;
        case "nullsfirst" -> nullsFirst = true;
        case "nullslast" -> nullsFirst = false;
        default ->
            throw Refusal.of(
                    RequestCode.BAD_ORDER,
                    "The order has '" + shortened(parts.get(index)) + "' behind a column",
                    "Write order=column.asc or column.desc, then .nullsfirst or .nullslast")
                .thrown();
      }
    }
    if (parts.getFirst().isEmpty()) {
      throw Refusal.of(
              RequestCode.BAD_ORDER, "The order names no column", "Write order=column.desc")
          .thrown();
    }
    return new Term(parts.getFirst(), measure, descending, nullsFirst);
  }

  /** What a message quotes of a sender's text. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
  }
}
