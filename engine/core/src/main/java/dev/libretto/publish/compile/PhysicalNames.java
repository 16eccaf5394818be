package dev.libretto.publish.compile;

import dev.libretto.program.Field;
import dev.libretto.store.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of a table's constraints and indexes in the database. They derive from ids, so that no
 * rename reaches the database and no name is too long; they must never change.
 */
final class PhysicalNames {

  private static final int HASH_LENGTH = 24;

  private final String tableId;
  private final Map<String, String> idsByName = new HashMap<>();

  PhysicalNames(String tableId, List<Field> fields) {
    this.tableId = tableId;
    fields.forEach(field -> idsByName.put(field.name(), place(field)));
  }

  /**
   * A field's id, until its values have moved: what is built on another column is another thing.
   */
  private static String place(Field field) {
    return field.origin() == Field.Origin.SYSTEM ? field.id() : field.physicalName().substring(2);
  }

  /** Of a unique constraint; the order of its fields does not matter. */
  String unique(List<String> fields) {
    return "u_" + hash(ids(fields).stream().sorted().toList());
  }

  /** Of an index; the order of its fields matters. */
  String index(List<String> fields) {
    return "i_" + hash(ids(fields));
  }

  /** Of a check with a rule of this text: a changed rule is another constraint. */
  String check(String rule) {
    return "k_" + tableId + "_" + Sha256.hex(rule).substring(0, HASH_LENGTH);
  }

  /** An index's name is the schema's, not the table's, so the table is part of the hash. */
  private String hash(List<String> ids) {
    return Sha256.hex(tableId + " " + String.join(" ", ids)).substring(0, HASH_LENGTH);
  }

  private List<String> ids(List<String> fields) {
    return fields.stream().map(name -> idsByName.getOrDefault(name, name)).toList();
  }
}
