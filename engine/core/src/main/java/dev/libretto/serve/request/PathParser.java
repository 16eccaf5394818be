package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask.Path;
import dev.libretto.rows.ask.Ask.Step;
import java.util.ArrayList;

/** Reads a column's name and the way into its JSON: {@code data->address->>city}. */
final class PathParser {

  private static final String ARROW = "->";
  private static final int MOST_STEPS = 16;

  private PathParser() {}

  /**
   * Reads a path.
   *
   * @param code what it is a mistake in
   */
  static Path parse(String text, RequestCode code) {
    var at = text.indexOf(ARROW);
    if (at < 0) {
      return new Path(text);
    }
    var column = text.substring(0, at);
    var steps = new ArrayList<Step>();
    while (at < text.length()) {
      var asText = text.startsWith("->>", at);
      var start = at + (asText ? 3 : 2);
      var next = text.indexOf(ARROW, start);
      var end = next < 0 ? text.length() : next;
      var key = text.substring(start, end);
      if (key.isEmpty() || steps.size() == MOST_STEPS || (asText && end < text.length())) {
        throw Refusal.of(
                code,
                "The path '" + QueryParser.shortened(text) + "' cannot be followed",
                "Write column->member->0, and ->> before the last step for its text")
            .thrown();
      }
      steps.add(new Step(key, asText));
      at = end;
    }
    if (column.isEmpty()) {
      throw Refusal.of(code, "A path begins with no column", "Write column->member").thrown();
    }
    return new Path(column, steps);
  }
}
