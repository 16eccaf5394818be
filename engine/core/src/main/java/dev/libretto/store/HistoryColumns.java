package dev.libretto.store;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;

/** Where the values of fields stand in a history statement's result. */
final class HistoryColumns {

  /** The columns of an entry itself: seq, at, actor, kind, version, cause, keys. */
  static final int OF_ENTRY = 7;

  private HistoryColumns() {}

  /** The fields whose changes are told; each has two columns, before and after. */
  static List<Field> fields(Table table) {
    return table.fields().stream().filter(field -> field.origin() == Field.Origin.AUTHOR).toList();
  }
}
