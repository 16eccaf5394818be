package dev.libretto.publish;

import dev.libretto.program.ColumnNames;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.diff.ColumnChoice;
import dev.libretto.publish.diff.Kept;
import dev.libretto.space.Address;
import dev.libretto.store.Apps;
import dev.libretto.store.Parked;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is parked of an app and comes back with a program, because the program has it by its id.
 *
 * @param columns where the program's fields have their values
 * @param kept what the diff has to know of it
 */
record Returning(ColumnNames columns, Kept kept) {

  /** Finds it, between what is published and a draft of the program to come. Waits. */
  static Returning of(Apps apps, Address address, Program current, Program draft) {
    var parked = apps.parked(current.id()).await();
    var tables = new HashMap<String, Program>();
    var published = current.tables().stream().map(Table::id).collect(Collectors.toSet());
    for (var table : draft.tables()) {
      if (!published.contains(table.id())) {
        parked.stream()
            .filter(one -> one.fieldId().isEmpty() && one.tableId().equals(table.id()))
            .findFirst()
            .ifPresent(one -> tables.put(table.id(), last(apps, address, one)));
      }
    }
    return new Returning(
        ColumnChoice.of(current, draft, tables, parked), new Kept(tables, columns(parked)));
  }

  /** The program that had it last. */
  private static Program last(Apps apps, Address address, Parked parked) {
    return apps.version(address.user(), address.app(), parked.version())
        .await()
        .map(version -> Recompile.restore(version).program())
        .orElseThrow(() -> new IllegalStateException("no version " + parked.version()));
  }

  private static Set<String> columns(List<Parked> parked) {
    return parked.stream()
        .filter(one -> one.fieldId().isPresent())
        .map(one -> Kept.column(one.tableId(), one.keptAs()))
        .collect(Collectors.toSet());
  }
}
