package dev.libretto.server.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.libretto.program.Table;
import java.util.List;
import java.util.UUID;

/** The door rows come in by. */
@FunctionalInterface
public interface RowInsert {

  /**
   * Inserts all rows or none, and waits for it.
   *
   * @param rows JSON objects, as the REST API takes them
   * @return their ids, in the order of the rows
   * @throws dev.libretto.rows.Refused when one of them does not fit its table
   */
  List<UUID> insert(Table table, ArrayNode rows);
}
