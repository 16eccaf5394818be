package dev.libretto.publish.migrate;

import dev.libretto.store.ddl.Ddl;
import java.util.ArrayList;
import java.util.List;

/** Steps being collected, by when they can be taken. */
final class Steps {

  // Before the switch.
  final List<Ddl> widening = new ArrayList<>();
  final List<Ddl> filling = new ArrayList<>();
  final List<Ddl> keeping = new ArrayList<>();
  final List<Ddl> computing = new ArrayList<>();
  final List<Ddl> building = new ArrayList<>();

  // The switch.
  final List<Ddl> schema = new ArrayList<>();
  final List<Ddl> drops = new ArrayList<>();
  final List<Ddl> stops = new ArrayList<>();
  final List<Ddl> tables = new ArrayList<>();
  final List<Ddl> columns = new ArrayList<>();
  final List<Ddl> lateComputing = new ArrayList<>();
  final List<Ddl> references = new ArrayList<>();
  final List<Ddl> constraints = new ArrayList<>();

  // After it.
  final List<Ddl> contract = new ArrayList<>();

  Plan plan(Parking parking) {
    return new Plan(
        // What is computed is made of columns that have been filled. All of it is kept before any
        // is filled, so that filling one field of a row fills the others too.
        joined(List.of(widening, filling, keeping, computing, building)),
        // Drops come first: what replaces a constraint may have its name. Tables may refer to each
        // other in circles, so references come when all of them are there.
        joined(
            List.of(schema, drops, stops, tables, columns, lateComputing, references, constraints)),
        contract,
        parking.parked(),
        parking.restored());
  }

  private static List<Ddl> joined(List<List<Ddl>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
