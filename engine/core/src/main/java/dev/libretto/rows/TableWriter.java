package dev.libretto.rows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.kind.FileKind;
import dev.libretto.kind.UserKind;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.write.NewRowRules;
import dev.libretto.rows.write.RowReader;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What writing to one table needs, made once for a program. */
record TableWriter(RowReader reader, NewRowRules rules, List<Integer> referring) {

  TableWriter(Table table) {
    this(new RowReader(table), new NewRowRules(table));
  }

  private TableWriter(RowReader reader, NewRowRules rules) {
    this(reader, rules, referring(reader.insertColumns()));
  }

  /**
   * Which columns name something that has to exist, besides rows, which foreign keys look after.
   */
  private static List<Integer> referring(List<Field> columns) {
    return IntStream.range(0, columns.size())
        .filter(index -> {
          var kind = columns.get(index).kind();
          return kind instanceof FileKind || kind instanceof UserKind;
        })
        .boxed()
        .toList();
  }

  /** The values of a new row that is valid and that the caller may add. */
  List<@Nullable Object> newRow(JsonNode body, String at, Scope scope, UUID id) {
    return newRow(body, at, scope, id, false);
  }

  /** The values of a row that lived elsewhere before, and that only the builder brings. */
  List<@Nullable Object> importedRow(JsonNode body, Scope scope, UUID id) {
    return newRow(body, "", scope, id, scope.caller().builder());
  }

  private List<@Nullable Object> newRow(
      JsonNode body, String at, Scope scope, UUID id, boolean imported) {
    var values = reader.insertRow(body, at, scope, id);
    if (!rules.allows(scope, reader.insertColumns(), values)) {
      throw Permission.forbidden(scope);
    }
    var faults = rules.faults(scope, reader.insertColumns(), values, body, at, imported);
    if (!faults.isEmpty()) {
      throw RowReader.refused(faults, null);
    }
    return values;
  }
}
