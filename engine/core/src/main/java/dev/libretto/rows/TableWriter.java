package dev.libretto.rows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.plan.Scope;
import dev.libretto.program.Table;
import dev.libretto.rows.write.CreateRule;
import dev.libretto.rows.write.RowReader;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What writing to one table needs, made once for a program. */
record TableWriter(RowReader reader, CreateRule createRule) {

  TableWriter(Table table) {
    this(new RowReader(table), new CreateRule(table));
  }

  /** The values of a new row that is valid and that the caller may add. */
  List<@Nullable Object> newRow(JsonNode body, String at, Scope scope, UUID id) {
    var values = reader.insertRow(body, at, scope, id);
    if (!createRule.allows(scope, reader.insertColumns(), values)) {
      throw Rows.forbidden(scope);
    }
    return values;
  }
}
