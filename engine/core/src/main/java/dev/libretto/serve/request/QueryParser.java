package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.rows.ask.Ask.Select;
import dev.libretto.rows.ask.Ask.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    var own = new Level(range == null ? null : range.limit(), range == null ? 0 : range.offset());
    var select = List.<Select>of();
    for (var parameter : query.parameters()) {
      if (parameter.name().equals("select")) {
        select = SelectParser.parse(parameter.value());
      } else {
        read(own, parameter.name(), parameter.value());
      }
    }
    return own.ask(select, count);
  }

  /** Reads a parameter about the rows, or about those embedded along the names before it. */
  private static void read(Level own, String name, String value) {
    var words = words(name);
    int last = words.size() - 1;
    var word = words.get(last);
    boolean tree = word.equals("and") || word.equals("or");
    if (tree && last > 0 && words.get(last - 1).equals("not")) {
      word = "not." + word;
      last--;
    }
    var level = own;
    for (var embedded : words.subList(0, last)) {
      level = level.embedded(embedded);
    }
    if (tree) {
      level.conditions.add(FilterParser.logic(word + value));
      return;
    }
    switch (word) {
      case "order" -> level.order = order(value);
      case "limit" -> level.limit = (int) Math.min(Integer.MAX_VALUE, number("limit", value));
      case "offset" -> level.offset = number("offset", value);
      // They are about the rows of a body: see WriteParameters.
      case "columns", "on_conflict" -> {}
      default -> level.conditions.add(FilterParser.filter(word, value));
    }
  }

  /** The parts of a parameter's name; a path into JSON is one, whatever dots its members have. */
  private static List<String> words(String name) {
    var arrow = name.indexOf("->");
    var dot = arrow < 0 ? name.lastIndexOf('.') : name.lastIndexOf('.', arrow);
    var words = new ArrayList<String>();
    if (dot >= 0) {
      words.addAll(List.of(name.substring(0, dot).split("\\.", -1)));
    }
    words.add(name.substring(dot + 1));
    return words;
  }

  /** What is asked of the rows at one place: those of the table, or embedded ones. */
  private static final class Level {

    private static final int DEEPEST = 8;

    private final int depth;
    private final List<Condition> conditions = new ArrayList<>();
    private final Map<String, Level> embedded = new LinkedHashMap<>();
    private List<Term> order = List.of();
    private @Nullable Integer limit;
    private long offset;

    Level(@Nullable Integer limit, long offset) {
      this(0);
      this.limit = limit;
      this.offset = offset;
    }

    private Level(int depth) {
      this.depth = depth;
    }

    Level embedded(String name) {
      if (depth == DEEPEST) {
        throw Refusal.of(RequestCode.TOO_COMPLEX, "A parameter's name has too many dots", null)
            .thrown();
      }
      return embedded.computeIfAbsent(name, _ -> new Level(depth + 1));
    }

    /** All of it, where each embed that parameters speak of is selected. */
    Ask ask(List<Select> select, boolean count) {
      var keys = new HashSet<String>();
      for (var item : select) {
        if (item instanceof Select.Embed embed && !keys.add(embed.key())) {
          throw Refusal.of(
                  RequestCode.BAD_SELECT,
                  "Two embedded relations go by one name",
                  "Give one of them another: other:name(…)")
              .thrown();
        }
      }
      var left = new LinkedHashMap<>(embedded);
      var items = select.stream().map(item -> completed(item, left)).toList();
      if (!left.isEmpty()) {
        var name = left.firstEntry().getKey();
        throw Refusal.of(
                RequestCode.BAD_FILTER,
                "A parameter speaks of '" + shortened(name) + "', which select does not embed",
                "Embed it as name(…) in select")
            .thrown();
      }
      return new Ask(items, new Condition.All(conditions), order, limit, offset, count);
    }

    private static Select completed(Select item, Map<String, Level> left) {
      if (!(item instanceof Select.Embed embed)) {
        return item;
      }
      var level = left.remove(embed.key());
      return new Select.Embed(
          embed.alias(),
          embed.name(),
          embed.hint(),
          embed.inner(),
          embed.spread(),
          (level == null ? new Level(0) : level).ask(embed.ask().select(), false));
    }
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
    var first = parts.getFirst();
    var bracket = first.indexOf('(');
    @Nullable String relation = null;
    if (bracket > 0 && first.endsWith(")")) {
      relation = first.substring(0, bracket);
      first = first.substring(bracket + 1, first.length() - 1);
    }
    if (first.isEmpty()) {
      throw Refusal.of(
              RequestCode.BAD_ORDER, "The order names no column", "Write order=column.desc")
          .thrown();
    }
    var path = PathParser.parse(first, RequestCode.BAD_ORDER);
    return new Term(relation, path, measure, descending, nullsFirst);
  }

  /** What a message quotes of a sender's text. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
  }
}
