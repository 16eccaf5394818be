package dev.libretto.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text an auto number stands in, taken apart. */
public final class NumberPattern {

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern NUMBER = Pattern.compile("number(?::([1-9]|1[0-2]))?");

  private NumberPattern() {}

  /** One part. */
  public sealed interface Part {
    /** Text as it stands. */
    record Literal(String text) implements Part {}

    /** The year in which the row is made, in UTC. */
    record Year() implements Part {}

    /** The number, with zeros before it up to so many digits. */
    record Counter(int digits) implements Part {}
  }

  /** Its parts, or nothing when a brace leads nowhere or the number does not occur exactly once. */
  public static Optional<List<Part>> parse(String pattern) {
    var parts = new ArrayList<Part>();
    var places = PLACE.matcher(pattern);
    var end = 0;
    while (places.find()) {
      literal(pattern.substring(end, places.start()), parts);
      end = places.end();
      var number = NUMBER.matcher(places.group(1));
      if (number.matches()) {
        parts.add(
            new Part.Counter(number.group(1) == null ? 1 : Integer.parseInt(number.group(1))));
      } else if (places.group(1).equals("year")) {
        parts.add(new Part.Year());
      } else {
        return Optional.empty();
      }
    }
    literal(pattern.substring(end), parts);
    var sound =
        parts.stream().filter(Part.Counter.class::isInstance).count() == 1
            && parts.stream().noneMatch(NumberPattern::isBroken);
    return sound ? Optional.of(parts) : Optional.empty();
  }

  private static void literal(String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(text));
    }
  }

  private static boolean isBroken(Part part) {
    return part instanceof Part.Literal(var text)
        && (text.indexOf('{') >= 0 || text.indexOf('}') >= 0 || text.indexOf(0) >= 0);
  }
}
