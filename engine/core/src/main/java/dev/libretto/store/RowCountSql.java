package dev.libretto.store;

import dev.libretto.kind.ManyKind;
import dev.libretto.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts all that an app keeps: the rows of its tables and the links of its relations to many. */
public final class RowCountSql {

  private RowCountSql() {}

  /** A statement whose one row has the number first. */
  public static Statement all(Program program) {
    var relations = new ArrayList<String>();
    for (var table : program.tables()) {
      relations.add(SqlText.relation(program.id(), table));
      table.fields().stream()
          .filter(field -> field.kind() instanceof ManyKind)
          .forEach(field ->
              relations.add(
                  SqlText.quoted(program.id().schema())
                      + '.'
                      + SqlText.quoted(field.physicalName())));
    }
    var sql =
        relations.stream()
            .map(relation -> "(SELECT count(*) FROM " + relation + ")")
            .collect(Collectors.joining(" + ", "SELECT (0::int8 + ", ")::int8"));
    return new Statement(program.id(), sql, List.of(), RowWriter.NOTHING);
  }
}
