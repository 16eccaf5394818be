package dev.libretto.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.json.JsonBytes;
import dev.libretto.kind.Uuids;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Operand;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.ask.Ask;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New rows, and new values for those that are there already. A row is there where the caller can
 * read one with the same key; a key in a row they cannot read collides like any other.
 */
public final class Upsert {

  private static final String ID = "id";
  private static final int MOST_ROWS = 1_000;

  /** What is answered is held until all of it is written. */
  private static final int MOST_BYTES = 16 << 20;

  /** Somebody else may add a row with the same key between looking for it and writing it. */
  private static final int ATTEMPTS = 2;

  /** What happens to a row that is there already. */
  public enum Resolution {
    /** It takes the values given. */
    MERGE,
    /** It stays as it is. */
    IGNORE
  }

  /**
   * What was written.
   *
   * @param rows how many rows
   * @param shown the rows in the order they came, as a JSON array, or null where nobody asked
   */
  public record Merged(int rows, @Nullable JsonBytes shown) {}

  private final Rows rows;
  private final Scope scope;
  private final Table table;
  private final Resolution resolution;
  private final Ask ask;
  private final boolean representation;
  private final List<Field> key;
  private final Set<Object> seen = new HashSet<>();
  private final JsonBytes shown = new JsonBytes(1_024);
  private int written;

  private Upsert(
      Rows rows,
      Scope scope,
      Table table,
      List<Field> key,
      Resolution resolution,
      Ask ask,
      boolean representation) {
    this.rows = rows;
    this.scope = scope;
    this.table = table;
    this.key = key;
    this.resolution = resolution;
    this.ask = ask;
    this.representation = representation;
  }

  /**
   * Writes an object or an array of objects, all or none.
   *
   * @param key the names of the fields by which rows are told apart: those of a {@code unique} of
   *     the table, or {@code id}, which is meant where there are none
   * @return what was written; nothing of rows that stay as they are
   */
  static Future<Merged> perform(
      Rows rows,
      Scope scope,
      Table table,
      JsonNode body,
      List<String> key,
      Resolution resolution,
      Ask ask,
      boolean representation) {
    var fields = key(table, key);
    var items = items(body);
    return attempt(
        rows,
        inside ->
            new Upsert(inside, scope, table, fields, resolution, ask, representation).all(items),
        ATTEMPTS);
  }

  private interface Work {
    Future<Merged> on(Rows rows);
  }

  private static Future<Merged> attempt(Rows rows, Work work, int left) {
    return rows.together(work::on)
        .recover(failure ->
            left > 1
                    && failure instanceof Refused refused
                    && refused.refusal().code() == RequestCode.NOT_UNIQUE
                ? attempt(rows, work, left - 1)
                : Future.failedFuture(failure));
  }

  private static List<Field> key(Table table, List<String> names) {
    if (names.isEmpty() || names.equals(List.of(ID))) {
      return List.of(table.field(ID).orElseThrow());
    }
    var wanted = new HashSet<>(names);
    if (table.unique().stream().noneMatch(unique -> Set.copyOf(unique.fields()).equals(wanted))) {
      throw Refusal.of(
              RequestCode.NO_SUCH_KEY,
              "The table '" + table.name() + "' has no unique key of these fields",
              "Name the fields of a unique of the table in on_conflict, or leave it out for the id")
          .thrown();
    }
    return names.stream().map(name -> table.field(name).orElseThrow()).toList();
  }

  private static List<JsonNode> items(JsonNode body) {
    if (!(body instanceof ArrayNode array)) {
      return List.of(body);
    }
    if (array.isEmpty() || array.size() > MOST_ROWS) {
      throw Refusal.of(
              RequestCode.TOO_LARGE,
              "An array of 1 to " + MOST_ROWS + " rows can be written at once, not " + array.size(),
              "Send several requests")
          .thrown();
    }
    return array.valueStream().toList();
  }

  private Future<Merged> all(List<JsonNode> items) {
    var done = Future.<Void>succeededFuture();
    for (int index = 0; index < items.size(); index++) {
      var item = items.get(index);
      var at = items.size() > 1 ? "/" + index : "";
      done = done.compose(_ -> one(item, at)).compose(this::add);
    }
    return done.map(_ -> {
      shown.raw(written == 0 ? "[]" : "]");
      return new Merged(written, representation ? shown : null);
    });
  }

  private Future<Void> add(Optional<Written> result) {
    result.ifPresent(one -> {
      shown.raw(written++ == 0 ? '[' : ',');
      if (representation) {
        var row = one.result().first();
        if (shown.size() + row.size() > MOST_BYTES) {
          throw Refusal.of(
                  RequestCode.ANSWER_TOO_LARGE,
                  "The rows written are larger than one answer may be",
                  "Ask for fewer columns with select, or for no answer with return=minimal")
              .thrown();
        }
        shown.raw(Arrays.copyOf(row.buffer(), row.size()));
      }
    });
    return Future.succeededFuture();
  }

  private Future<Optional<Written>> one(JsonNode item, String at) {
    if (!(item instanceof ObjectNode row)) {
      throw Refusal.of(
              RequestCode.INVALID_ROW,
              at.isEmpty()
                  ? "The body is not a JSON object"
                  : "The item at " + at + " is not an object",
              "Send an object with a key for each field")
          .thrown();
    }
    return key.getFirst().name().equals(ID) ? byId(row) : byKey(row);
  }

  /** A row that is meant twice would be whatever came last. */
  private void once(Object value) {
    if (!seen.add(value)) {
      throw Refusal.of(
              RequestCode.INVALID_ROW,
              "Two of the rows have the same "
                  + String.join(", ", key.stream().map(Field::name).toList()),
              "Send each row once")
          .thrown();
    }
  }

  private Future<Optional<Written>> byId(ObjectNode row) {
    var given = row.get(ID);
    var values = row.deepCopy().without(ID);
    if (given == null) {
      return rows.insert(scope, table, values, ask, representation).map(Optional::of);
    }
    var id =
        Uuids.parse(given.asText())
            .orElseThrow(() ->
                Refusal.of(
                        RequestCode.ROW_NOT_FOUND,
                        "The table '" + table.name() + "' has no such row",
                        "A row is named by its id, a UUID; a new row is given one by the engine")
                    .thrown());
    once(id);
    return existing(id, values);
  }

  /** A row that goes by an id must be there: ids of new rows are the engine's to give. */
  private Future<Optional<Written>> existing(UUID id, JsonNode values) {
    return resolution == Resolution.MERGE
        ? rows.updateOne(scope, table, id, values, null, ask, representation).map(Optional::of)
        : rows.readOne(scope, table, Ask.EVERYTHING, id)
            .map(found -> {
              if (found.isEmpty()) {
                throw Unwritten.rowNotFound(table);
              }
              return Optional.empty();
            });
  }

  private Future<Optional<Written>> byKey(ObjectNode row) {
    var filter = filter(row);
    if (filter == null) {
      return rows.insert(scope, table, row, ask, representation).map(Optional::of);
    }
    once(filter);
    return rows.find(scope, table, filter)
        .compose(found ->
            found.isEmpty()
                ? rows.insert(scope, table, row, ask, representation).map(Optional::of)
                : existing(found.get(), row));
  }

  /** Null where no row can collide: without a value, or with one that is none of the field's. */
  private @Nullable Filter filter(ObjectNode row) {
    var equal = new ArrayList<Filter>();
    for (var field : key) {
      var node = row.get(field.name());
      var value = node == null || node.isNull() ? Optional.empty() : field.kind().read(node);
      if (value.isEmpty()) {
        return null;
      }
      equal.add(new Filter.Compare(Operand.of(field), Filter.Operator.EQUAL, value.orElseThrow()));
    }
    return new Filter.All(equal);
  }
}
