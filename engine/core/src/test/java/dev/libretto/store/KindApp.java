package dev.libretto.store;

import dev.libretto.expression.Type;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.TestPublishing;
import dev.libretto.store.KindFields.Eyes;
import dev.libretto.store.KindFields.KindField;
import dev.libretto.store.KindRows.Part;
import dev.libretto.store.KindRows.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An app of things and their parts, in which some parts and some fields are hidden. */
final class KindApp {

  /** The rule about reading things, to be replaced. */
  static final String RULE = "row.key == row.key";

  /** The expression of the field {@code asked}, in which {@code row.key} is to be replaced. */
  static final String COMPUTED = "(now() > timestamp('2000-01-01T00:00:00Z') ? row.key : null)";

  private final TestPublishing publishing;
  private final Program program;

  KindApp(TestPublishing publishing, Program program) {
    this.publishing = publishing;
    this.program = program;
  }

  static String definition(List<KindField> fields) {
    var things =
        fields.stream()
            .map(field -> "{'name': '%s', %s}".formatted(field.name(), field.definition()))
            .collect(Collectors.joining(", "));
    var parts =
        KindFields.TYPES.stream()
            .map(type ->
                "{'name': '%s', %s%s}"
                    .formatted(
                        type.word(),
                        definition(type),
                        type == Type.Scalar.INTEGER ? ", 'read': 'row.open'" : ""))
            .collect(Collectors.joining(", "));
    return """
    {'format': 'app/1', 'app': {'name': 'recipes'}, 'access': {'visibility': 'public'},
     'roles': [{'name': 'admin'}, {'name': 'editor'}, {'name': 'viewer'}],
     'tables': [
      {'name': 'thing', 'fields': [{'name': 'key', 'type': 'integer', 'required': true},
        {'name': 'asked', 'type': 'computed', 'expression': "%s"}, %s], 'access': {'read': '%s'}},
      {'name': 'part', 'fields': [{'name': 'shown', 'type': 'boolean', 'required': true},
        {'name': 'open', 'type': 'boolean', 'required': true},
        {'name': 'whole', 'type': 'relation', 'table': 'thing'}, %s],
       'access': {'read': 'row.shown'}}]}
    """
        .formatted(COMPUTED.replace("'", "\\u0027"), things, RULE, parts);
  }

  private static String definition(Type type) {
    return switch (type.word()) {
      case "text" -> "'type': 'longText'";
      case "decimal" -> "'type': 'decimal', 'scale': 12";
      default -> "'type': '" + type.word() + "'";
    };
  }

  /** Writes made-up rows past the engine; the things. */
  List<Thing> fill(KindRows rows, List<KindField> fields) {
    var parts = rows.parts();
    var things = rows.things(parts);
    parts.forEach(part -> insert("part", part.id(), part(part)));
    things.forEach(thing -> insert("thing", thing.id(), thing(thing, fields)));
    for (var thing : things) {
      thing.made().forEach(part -> make(thing, part));
      for (int place = 0; place < thing.parts().size(); place++) {
        link(thing, thing.parts().get(place), place);
      }
    }
    return things;
  }

  private static Map<String, String> part(Part part) {
    var values = new LinkedHashMap<String, String>();
    values.put("shown", Boolean.toString(part.shown()));
    values.put("open", Boolean.toString(part.open()));
    for (var type : KindFields.TYPES) {
      values.put(type.word(), SqlAnswers.literal(part.row().get(type.word()), type));
    }
    return values;
  }

  private static Map<String, String> thing(Thing thing, List<KindField> fields) {
    var values = new LinkedHashMap<String, String>();
    values.put("key", Integer.toString(thing.key()));
    var main = thing.main();
    values.put("main", main == null ? "NULL" : "'" + main.id() + "'::uuid");
    for (var field : fields) {
      if (field.eyes() == Eyes.ANY && !field.name().equals("main")) {
        values.put(field.name(), literal(field, thing.own().get(field.name())));
      }
    }
    return values;
  }

  /** A value as it stands in a column of its kind. */
  private static String literal(KindField field, @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return switch (field.kind()) {
      case "geo" -> "ARRAY[13.4, 52.5]::float8[]";
      case "vector" -> "ARRAY[1, 0.5, 0]::float4[]";
      case "uuid" -> "'" + value + "'::uuid";
      default -> SqlAnswers.literal(value, field.type());
    };
  }

  private void insert(String table, String id, Map<String, String> values) {
    publishing
        .test()
        .query(
            "INSERT INTO %s (id, created_at, updated_at, version, %s) VALUES ('%s', now(), now(), 1, %s)"
                .formatted(
                    publishing.relation(table),
                    values.keySet().stream()
                        .map(field -> publishing.column(table, field))
                        .collect(Collectors.joining(", ")),
                    id,
                    String.join(", ", values.values())));
  }

  private void make(Thing thing, Part part) {
    publishing
        .test()
        .query(
            "UPDATE %s SET %s = '%s' WHERE id = '%s'"
                .formatted(
                    publishing.relation("part"),
                    publishing.column("part", "whole"),
                    thing.id(),
                    part.id()));
  }

  private void link(Thing thing, Part part, int place) {
    Table table = program.table("thing").orElseThrow();
    publishing
        .test()
        .query(
            "INSERT INTO %s (source, target, position) VALUES ('%s', '%s', %d)"
                .formatted(
                    SqlName.in(program.id(), table.field("parts").orElseThrow().physicalName()),
                    thing.id(),
                    part.id(),
                    place));
  }
}
