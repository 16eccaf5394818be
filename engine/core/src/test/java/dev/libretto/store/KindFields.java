package dev.libretto.store;

import dev.libretto.expression.Type;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.store.KindRows.Part;
import dev.libretto.store.KindRows.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a thing, of every kind an expression can speak of, with what each is for the JVM: a
 * model of its own of what lists, lookups and rollups hold.
 */
final class KindFields {

  /** The types of a part's fields, each named after its type. */
  static final List<Scalar> TYPES =
      List.of(
          Scalar.BOOLEAN,
          Scalar.INTEGER,
          Scalar.DECIMAL,
          Scalar.TEXT,
          Scalar.DATE,
          Scalar.TIME,
          Scalar.DATE_TIME,
          Scalar.DURATION);

  /** Whose eyes a field is seen with. */
  enum Eyes {
    /** It is the row's own. */
    ANY,
    /** The app's in a rule, the reader's in a computed field. */
    ASKING,
    /** The app's. */
    APP,
    /** The reader's, so that no rule knows it. */
    READER
  }

  /**
   * A field.
   *
   * @param kind the words for its kind in the table of agreement
   * @param definition its keys in the definition, but for its name
   */
  record KindField(
      String name,
      String kind,
      Type type,
      boolean nullable,
      Eyes eyes,
      String definition,
      Function<Seen, @Nullable Object> value) {}

  private final List<KindField> fields = new ArrayList<>();

  private KindFields() {}

  /** All of them. */
  static List<KindField> all() {
    return new KindFields().make();
  }

  private List<KindField> make() {
    own("flag", "boolean", Scalar.BOOLEAN, false, "'type': 'boolean'");
    own("day", "date", Scalar.DATE, false, "'type': 'date'");
    own("start", "time", Scalar.TIME, false, "'type': 'time'");
    own("since", "dateTime", Scalar.DATE_TIME, false, "'type': 'dateTime'");
    own("stay", "duration", Scalar.DURATION, false, "'type': 'duration'");
    own("span", "duration", Scalar.DURATION, true, "'type': 'duration'");
    own("price", "money", Scalar.DECIMAL, false, "'type': 'money', 'currency': 'EUR'");
    own("cost", "money", Scalar.DECIMAL, true, "'type': 'money', 'currency': 'EUR'");
    own("number", "autoNumber", Scalar.INTEGER, false, "'type': 'autoNumber'");
    own(
        "code",
        "autoNumber with a pattern",
        Scalar.TEXT,
        false,
        "'type': 'autoNumber', 'pattern': 'INV-{number:5}'");
    own("keeper", "user", Scalar.TEXT, true, "'type': 'user'");
    own("mail", "email", Scalar.TEXT, true, "'type': 'email'");
    own("link", "url", Scalar.TEXT, true, "'type': 'url'");
    own("phone", "phone", Scalar.TEXT, true, "'type': 'phone'");
    var options = "'options': [{'value': 'a'}, {'value': 'b'}]";
    own("choice", "select", Scalar.TEXT, true, "'type': 'select', " + options);
    own("marks", "multiSelect", new ListOf(Scalar.TEXT), true, "'type': 'multiSelect', " + options);
    own("ident", "uuid", Scalar.TEXT, true, "'type': 'uuid'");
    own("place", "geo", Scalar.JSON, true, "'type': 'geo'");
    own("spot", "geo", Scalar.JSON, false, "'type': 'geo'");
    own("taste", "vector", Scalar.JSON, true, "'type': 'vector', 'dimensions': 3");
    relations();
    for (var eyes : List.of(Eyes.APP, Eyes.READER)) {
      TYPES.forEach(type -> lookups(type, eyes));
      rollups(eyes);
    }
    return fields;
  }

  private void own(String name, String kind, Type type, boolean nullable, String definition) {
    var required = nullable || kind.startsWith("autoNumber") ? "" : ", 'required': true";
    add(
        name,
        kind,
        type,
        nullable,
        Eyes.ANY,
        definition + required,
        seen -> seen.thing().own().get(name));
  }

  private void relations() {
    var texts = new ListOf(Scalar.TEXT);
    add(
        "main",
        "relation",
        Scalar.TEXT,
        true,
        Eyes.ANY,
        "'type': 'relation', 'table': 'part'",
        seen -> {
          var main = seen.thing().main();
          return main == null ? null : main.id();
        });
    add(
        "parts",
        "relation to many",
        texts,
        false,
        Eyes.ASKING,
        "'type': 'relation', 'table': 'part', 'many': true",
        seen -> seen.parts().stream().map(Part::id).toList());
    add(
        "made",
        "other direction of a relation",
        texts,
        false,
        Eyes.ASKING,
        "'type': 'relation', 'table': 'part', 'inverseOf': 'whole'",
        seen -> seen.made().stream().map(Part::id).toList());
  }

  private void lookups(Scalar type, Eyes eyes) {
    var field = type.word();
    var definition = "'type': 'lookup', 'relation': '%s', 'field': '%s'" + as(eyes);
    var end = "Of" + field + eyes;
    add(
        "parts" + end,
        "lookup of several rows",
        new ListOf(type),
        false,
        eyes,
        definition.formatted("parts", field),
        seen -> present(seen, seen.parts(), field));
    add(
        "made" + end,
        "lookup of several rows",
        new ListOf(type),
        false,
        eyes,
        definition.formatted("made", field),
        seen -> present(seen, seen.made(), field));
    add(
        "main" + end,
        "lookup of one row",
        type,
        true,
        eyes,
        definition.formatted("main", field),
        seen -> present(seen, seen.main(), field).stream().findFirst().orElse(null));
  }

  private void rollups(Eyes eyes) {
    var definition = "'type': 'rollup', 'relation': 'parts', 'function': 'count'" + as(eyes);
    add(
        "count" + eyes,
        "rollup",
        Scalar.INTEGER,
        false,
        eyes,
        definition,
        seen -> (long) seen.parts().size());
    add(
        "countWhere" + eyes,
        "rollup with a condition",
        Scalar.INTEGER,
        false,
        eyes,
        definition + ", 'where': 'row.integer != null && row.integer > 0'",
        seen ->
            present(seen, seen.parts(), "integer").stream()
                .filter(value -> (long) value > 0)
                .count());
    for (var number : List.of(Scalar.INTEGER, Scalar.DECIMAL, Scalar.DURATION)) {
      rollup("sum", number, number, eyes);
      rollup("avg", number, number == Scalar.INTEGER ? Scalar.DECIMAL : number, eyes);
    }
    for (var type : TYPES.subList(4, TYPES.size())) {
      rollup("min", type, type, eyes);
      rollup("max", type, type, eyes);
    }
  }

  private void rollup(String function, Scalar of, Scalar type, Eyes eyes) {
    var field = of.word();
    add(
        function + "Of" + field + eyes,
        "rollup",
        type,
        !function.equals("sum"),
        eyes,
        "'type': 'rollup', 'relation': 'made', 'function': '%s', 'field': '%s'%s"
            .formatted(function, field, as(eyes)),
        seen -> KindSums.of(function, of, present(seen, seen.made(), field)));
  }

  private static String as(Eyes eyes) {
    return eyes == Eyes.APP ? ", 'as': 'app'" : "";
  }

  private static List<Object> present(Seen seen, List<Part> parts, String field) {
    return parts.stream()
        .<@Nullable Object>map(part -> seen.value(part, field))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private void add(
      String name,
      String kind,
      Type type,
      boolean nullable,
      Eyes eyes,
      String definition,
      Function<Seen, @Nullable Object> value) {
    fields.add(new KindField(name, kind, type, nullable, eyes, definition, value));
  }
}
