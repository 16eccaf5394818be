package dev.libretto.store;

import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.program.Trigger;
import dev.libretto.program.Trigger.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a statement that writes rows of one table adds for the table's triggers: it reads the
 * entries of the change log that the same statement makes, {@code l}, and their rows, {@code r}. So
 * nothing can be logged that triggers are not told, and a table without triggers pays nothing.
 *
 * <p>What is asked here is cheap and only spares events that no trigger wants; whether a trigger's
 * condition holds is decided afterwards, of the row as it is written down here.
 */
final class OutboxSql {

  private static final String OF_THE_ENTRY =
      " RETURNING \"at\", \"actor\", \"row_id\", \"kind\", \"version\", \"cause\", \"before\","
          + " \"after\"";

  private final Program program;
  private final Table table;
  private final List<Event> events;

  private OutboxSql(Program program, Table table) {
    this.program = program;
    this.table = table;
    this.events = program.triggers(table).stream().map(Trigger::event).toList();
  }

  /** That of a table with triggers; nothing for another. */
  static Optional<OutboxSql> of(Program program, Table table) {
    return program.triggers(table).isEmpty()
        ? Optional.empty()
        : Optional.of(new OutboxSql(program, table));
  }

  /** Whether an entry of this kind may concern a trigger. */
  boolean wants(Kind kind) {
    return !wanted(kind).isEmpty();
  }

  /** What happens to rows, as the change log knows it. */
  enum Kind {
    CREATED,
    UPDATED,
    DELETED
  }

  /** What stands behind the insertion into the change log, up to the end of its parenthesis. */
  static String entries() {
    return OF_THE_ENTRY;
  }

  /** A part of the statement's WITH. */
  String events(Kind kind) {
    var row =
        switch (kind) {
          case CREATED -> "NULL, l.\"after\"";
          // The image is the table's columns; lists of links are in the entry alone.
          case UPDATED -> "l.\"before\", r.\"image\" || l.\"after\"";
          case DELETED -> "l.\"before\", NULL";
        };
    return "x AS (INSERT INTO libretto.outbox (\"app\", \"version\", \"table_id\", \"row_id\","
        + " \"row_version\", \"kind\", \"cause\", \"at\", \"actor\", \"before\", \"after\")"
        + " SELECT '"
        + program.id().value()
        + "'::uuid, "
        + program.version()
        + ", '"
        + table.id()
        + "', l.\"row_id\", l.\"version\", l.\"kind\", l.\"cause\", l.\"at\", l.\"actor\", "
        + row
        + " FROM l"
        + (kind == Kind.UPDATED ? " JOIN r ON r.\"id\" = l.\"row_id\" WHERE " + changed() : "")
        + ")";
  }

  private String changed() {
    return wanted(Kind.UPDATED).stream().distinct().collect(Collectors.joining(" OR "));
  }

  /** For each trigger that entries of a kind may concern, which of them. */
  private List<String> wanted(Kind kind) {
    var wanted = new ArrayList<String>();
    for (var event : events) {
      switch (event) {
        case Event.Created _ -> add(wanted, kind == Kind.CREATED, "true");
        case Event.Deleted _ -> add(wanted, kind == Kind.DELETED, "true");
        case Event.Moved(var transition) ->
            add(wanted, kind == Kind.UPDATED, "l.\"cause\" = '" + transition.id() + "'");
        case Event.Updated(var fields) -> {
          var values = new LinkedHashSet<String>();
          fields.forEach(field -> values.add(" -> '" + field.physicalName() + "'"));
          if (fields.isEmpty()) {
            values.add("");
          }
          values.forEach(value ->
              add(
                  wanted,
                  kind == Kind.UPDATED,
                  "l.\"before\"%1$s IS DISTINCT FROM l.\"after\"%1$s".formatted(value)));
        }
      }
    }
    return wanted;
  }

  private static void add(List<String> wanted, boolean is, String condition) {
    if (is) {
      wanted.add(condition);
    }
  }
}
