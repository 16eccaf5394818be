package dev.libretto.store;

import dev.libretto.expression.ExpressionGenerator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Made-up things and the parts they have: no parts, one or several, some of them not for every
 * reader, and fields without a value.
 */
final class KindRows {

  static final int THINGS = 7;
  private static final int PARTS = 9;

  /** A column holds fewer digits than an expression. */
  private static final BigDecimal MOST = new BigDecimal("999999999999999.999999999999");

  /**
   * A part.
   *
   * @param shown whether every reader sees it
   * @param open whether every reader sees its {@code integer}
   * @param whole the key of the thing it was made for; -1 for none
   */
  record Part(String id, Map<String, Object> row, boolean shown, boolean open, int whole) {}

  /** A thing with the values of its own columns, and the parts its relations lead to. */
  record Thing(
      int key,
      String id,
      Map<String, Object> own,
      List<Part> parts,
      List<Part> made,
      @Nullable Part main) {}

  /**
   * A thing in the eyes of somebody.
   *
   * @param app whether it is the app itself, from which nothing is hidden
   */
  record Seen(Thing thing, boolean app) {

    List<Part> parts() {
      return thing.parts().stream().filter(this::sees).toList();
    }

    List<Part> made() {
      return thing.made().stream().filter(this::sees).toList();
    }

    List<Part> main() {
      var main = thing.main();
      return main != null && sees(main) ? List.of(main) : List.of();
    }

    private boolean sees(Part part) {
      return app || part.shown();
    }

    @Nullable Object value(Part part, String field) {
      return !app && field.equals("integer") && !part.open() ? null : part.row().get(field);
    }
  }

  private final Random random;
  private final ExpressionGenerator generator;

  KindRows(long seed) {
    this.random = new Random(seed);
    this.generator = new ExpressionGenerator(seed);
  }

  List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (int number = 0; number < PARTS; number++) {
      var row = values();
      row.keySet().removeIf(_ -> random.nextInt(4) == 0);
      parts.add(
          new Part(id(), row, random.nextBoolean(), random.nextBoolean(), random.nextInt(-1, 5)));
    }
    return parts;
  }

  /** The first thing has no parts at all, the second has all of them. */
  List<Thing> things(List<Part> parts) {
    var things = new ArrayList<Thing>();
    for (int key = 0; key < THINGS; key++) {
      int number = key;
      var linked = new ArrayList<>(parts);
      linked.removeIf(_ -> number != 1 && (number == 0 || random.nextBoolean()));
      things.add(
          new Thing(
              key,
              id(),
              own(),
              linked,
              parts.stream()
                  .filter(part -> part.whole() == number)
                  .sorted(Comparator.comparing(Part::id))
                  .toList(),
              linked.isEmpty() ? null : linked.getLast()));
    }
    return things;
  }

  private Map<String, Object> own() {
    var values = values();
    var own = new LinkedHashMap<String, Object>();
    own.put("flag", value(values, "boolean"));
    own.put("day", value(values, "date"));
    own.put("start", value(values, "time"));
    own.put("since", value(values, "dateTime"));
    own.put("stay", value(values, "duration"));
    own.put("price", BigDecimal.valueOf(random.nextInt(-500, 500), 2));
    own.put("number", random.nextLong(1, 100));
    own.put("code", "INV-%05d".formatted(random.nextInt(1, 100)));
    own.put("spot", "{}");
    maybe(own, "span", value(values(), "duration"));
    maybe(own, "cost", BigDecimal.valueOf(random.nextInt(-500, 500), 2));
    maybe(
        own,
        "keeper",
        "member:00000000-0000-4000-8000-00000000000" + "ab".charAt(random.nextInt(2)));
    maybe(own, "mail", pick("ann@example.org", "bob@example.org"));
    maybe(own, "link", "https://example.org/" + random.nextInt(3));
    maybe(own, "phone", pick("+43123456", "+43123457"));
    maybe(own, "choice", pick("a", "b"));
    maybe(own, "ident", id());
    maybe(own, "place", "{}");
    maybe(own, "taste", "[]");
    maybe(own, "marks", random.nextBoolean() ? List.of() : List.of("a", "b"));
    return own;
  }

  /** A value for every type. */
  private Map<String, Object> values() {
    var values = new TreeMap<>(generator.row());
    values.replaceAll((_, value) ->
        value instanceof BigDecimal number && number.abs().compareTo(MOST) > 0 ? MOST : value);
    return values;
  }

  private static Object value(Map<String, Object> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  private void maybe(Map<String, Object> row, String field, Object value) {
    if (random.nextInt(3) > 0) {
      row.put(field, value);
    }
  }

  private String pick(String one, String other) {
    return random.nextBoolean() ? one : other;
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
