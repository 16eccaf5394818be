package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.expression.Type;
import dev.libretto.json.JsonBytes;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;

/** Lists of the ids of rows, as arrays of {@link UUID}. */
final class IdLists {

  /** Rows a row can be given links to in one list. */
  static final int MOST = 1_000;

  /** Expressions know ids as texts. */
  static final Type TEXTS = new Type.ListOf(Type.Scalar.TEXT);

  static final String COMPARAND = "cs.{id} or ov.{id,id}";

  private IdLists() {}

  static Optional<Object> read(JsonNode node) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    var ids = new UUID[node.size()];
    for (var index = 0; index < ids.length; index++) {
      var id = Uuids.read(node.get(index));
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids[index] = (UUID) id.get();
    }
    return Optional.of(ids);
  }

  static boolean repeats(Object ids) {
    var seen = new HashSet<Object>();
    for (var id : (Object[]) ids) {
      if (!seen.add(id)) {
        return true;
      }
    }
    return false;
  }

  static void write(Object ids, JsonBytes out) {
    out.raw('[');
    var first = true;
    for (var id : (Object[]) ids) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      Uuids.write(id, out);
    }
    out.raw(']');
  }
}
