package dev.libretto.store;

import dev.libretto.program.ColumnNames;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/** The columns of a version as they are kept: an object of names by the id of the field. */
final class VersionColumns {

  private VersionColumns() {}

  static String write(ColumnNames columns) {
    var json = new JsonObject();
    new TreeMap<>(columns.named()).forEach(json::put);
    return json.encode();
  }

  static ColumnNames read(String text) {
    var names = new LinkedHashMap<String, String>();
    new JsonObject(text).forEach(entry -> names.put(entry.getKey(), entry.getValue().toString()));
    return new ColumnNames(names);
  }
}
