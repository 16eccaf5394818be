package dev.libretto.benchmarks.item;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A definition of as many tables as are wanted, each of eight fields, two indexes and a relation to
 * the table before it.
 *
 * @param revision with each, the first table has one field more
 */
public record GeneratedApp(String name, int tables, int revision) {
  /** The table that is always there. */
  public static final String FIRST_TABLE = "table0";

  private static final List<String> STATUSES = List.of("open", "started", "done");

  /** The same app with one field more. */
  public GeneratedApp changed() {
    return new GeneratedApp(name, tables, revision + 1);
  }

  /** Its definition. */
  public String definition() {
    var definition = JsonNodeFactory.instance.objectNode();
    definition.put("format", "app/1");
    definition.putObject("app").put("name", name).put("label", "Generated " + name);
    definition.putObject("access").put("visibility", "public");
    var all = definition.putArray("tables");
    for (int number = 0; number < tables; number++) {
      table(all.addObject(), number);
    }
    return definition.toString();
  }

  private void table(ObjectNode table, int number) {
    table.put("name", "table" + number).put("label", "Table " + number);
    var fields = table.putArray("fields");
    fields.add(field("title", "text").put("required", true).put("maxLength", 120));
    fields.add(field("note", "longText"));
    fields.add(field("amount", "decimal").put("scale", 2));
    fields.add(field("count", "integer").put("minimum", 0));
    fields.add(field("done", "boolean"));
    fields.add(field("due", "date"));
    var status = field("status", "select");
    var options = status.putArray("options");
    STATUSES.forEach(value -> options.addObject().put("value", value));
    fields.add(status);
    if (number > 0) {
      fields.add(
          field("before", "relation")
              .put("table", "table" + (number - 1))
              .put("onDelete", "setNull"));
    }
    for (int more = 0; number == 0 && more < revision; more++) {
      fields.add(field("more" + more, "text"));
    }
    table.putArray("indexes").addObject().putArray("fields").add("status").add("due");
    table
        .putObject("access")
        .put("read", "true")
        .put("create", "true")
        .put("update", "true")
        .put("delete", "true");
  }

  private static ObjectNode field(String name, String type) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("type", type);
  }
}
