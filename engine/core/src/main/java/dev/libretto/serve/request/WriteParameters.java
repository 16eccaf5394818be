package dev.libretto.serve.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request that brings rows.
 *
 * @param columns the keys of a row that count, {@code columns=a,b}; null for all
 * @param key the fields by which a row is recognised that is there already, {@code
 *     on_conflict=a,b}; empty for the usual ones
 */
public record WriteParameters(@Nullable List<String> columns, List<String> key) {

  public WriteParameters {
    columns = columns == null ? null : List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** Reads them; the later of two of a name counts. */
  public static WriteParameters parse(QueryString query, Table table) {
    @Nullable List<String> columns = null;
    var key = List.<String>of();
    for (var parameter : query.parameters()) {
      switch (parameter.name()) {
        case "columns" -> columns = names(parameter.value(), table);
        case "on_conflict" -> key = names(parameter.value(), table);
        default -> {}
      }
    }
    return new WriteParameters(columns, key);
  }

  private static List<String> names(String text, Table table) {
    var names = new ArrayList<String>();
    for (var part : text.split(",", -1)) {
      var name = part.strip();
      // supabase-js writes them in quotes.
      if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
        name = name.substring(1, name.length() - 1);
      }
      if (table.field(name).isEmpty()) {
        throw Refusal.of(
                RequestCode.UNKNOWN_COLUMN,
                "The table '"
                    + table.name()
                    + "' has no column '"
                    + QueryParser.shortened(name)
                    + "'",
                Suggestion.hint(name, table.fieldsByName().keySet()).orElse(null))
            .thrown();
      }
      names.add(name);
    }
    return names;
  }

  /** The rows of a body with the keys that count. */
  public JsonNode counting(JsonNode body) {
    if (columns != null) {
      if (body instanceof ArrayNode rows) {
        rows.forEach(this::trim);
      } else {
        trim(body);
      }
    }
    return body;
  }

  private void trim(JsonNode row) {
    if (row instanceof ObjectNode object && columns != null) {
      object.retain(columns);
    }
  }
}
