package dev.libretto.publish.diff;

import dev.libretto.problem.Pointer;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.List;
import java.util.Optional;

/**
 * One table in two versions of its app.
 *
 * @param at the table in the definition to come
 * @param kept what is parked and comes back
 */
record TablePair(
    Program fromProgram, Table from, Program toProgram, Table to, Pointer at, Kept kept) {

  /** The fields that do not come from the engine. */
  static List<Field> declared(Table table) {
    return table.fields().stream().filter(field -> field.origin() != Origin.SYSTEM).toList();
  }

  /** A member of the list of fields, by its place among the declared ones. */
  Pointer at(Field field) {
    return at.child("fields").child(declared(to).indexOf(field));
  }

  /** The published field with the identity of this one. */
  Optional<Field> before(Field field) {
    return byId(from, field.id());
  }

  /** The published field that holds values for this one now. */
  Optional<Field> storedBefore(Field field) {
    return before(field).filter(TablePair::stored);
  }

  /** Whether the field of this identity is still declared. */
  boolean kept(Field field) {
    return byId(to, field.id()).isPresent();
  }

  /** Whether the field's column is there already, though no published program has it. */
  boolean parked(Field field) {
    return kept.has(to.id(), field.physicalName());
  }

  /** Whether the database has this table already, published or parked. */
  boolean exists(Table table) {
    return kept.lastOf(table.id()).isPresent()
        || fromProgram.tables().stream().anyMatch(one -> one.id().equals(table.id()));
  }

  static boolean stored(Field field) {
    return field.origin() != Origin.COMPUTED;
  }

  /** The field a constraint of the table to come names. */
  Field named(String name) {
    return to.field(name).orElseThrow(() -> new IllegalStateException("uncompiled field " + name));
  }

  private static Optional<Field> byId(Table table, String id) {
    return table.fields().stream().filter(field -> field.id().equals(id)).findFirst();
  }
}
