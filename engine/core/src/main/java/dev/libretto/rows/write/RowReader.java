package dev.libretto.rows.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.definition.FieldType;
import dev.libretto.json.JsonText;
import dev.libretto.kind.UserKind;
import dev.libretto.plan.Plan.Assignment;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Field;
import dev.libretto.program.RowSchema;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Refusal.FieldFault;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one table from JSON objects, for writing. What it returns satisfies the table's
 * schema; what it refuses, it refuses with every fault at once.
 */
public final class RowReader {

  private static final int MOST_FAULTS = 50;

  private final Table table;
  private final RowValidator insert;
  private final RowValidator patch;
  private final List<Field> insertColumns;
  private final List<String> notWritable;
  private final List<Field> lists;
  private final Map<String, Object> defaults;

  /** Prepares for a table; its schemas are compiled here, once. */
  public RowReader(Table table) {
    this.table = table;
    this.insert = RowValidator.of(table, JsonText.of(RowSchema.insert(table)));
    this.patch = RowValidator.of(table, JsonText.of(RowSchema.patch(table)));
    this.insertColumns =
        table.fields().stream()
            .filter(field -> field.origin() == Field.Origin.SYSTEM || field.writable())
            .toList();
    this.notWritable =
        table.fields().stream().filter(field -> !field.writable()).map(Field::name).toList();
    this.lists =
        table.fields().stream()
            .filter(field -> field.type() instanceof FieldType.MultiSelect)
            .toList();
    this.defaults = Defaults.of(table);
  }

  /** The columns of {@link #insertRow}, in its order: the system fields, then the writable ones. */
  public List<Field> insertColumns() {
    return insertColumns;
  }

  /** The values of a new row, for each of {@link #insertColumns}; null for no value. */
  public List<@Nullable Object> insertRow(JsonNode body, String at, Scope scope, UUID id) {
    var given = values(object(body, at), at, insert, scope);
    var row = new ArrayList<@Nullable Object>(insertColumns.size());
    for (var field : insertColumns) {
      row.add(
          field.origin() == Field.Origin.SYSTEM
              ? system(field, scope, id)
              : given.getOrDefault(field.name(), null));
    }
    return Collections.unmodifiableList(row);
  }

  /** The new values of an existing row: only what the body speaks of. */
  public List<Assignment> assignments(JsonNode body) {
    var given = values(object(body, ""), "", patch, null);
    var assignments = new ArrayList<Assignment>();
    for (var field : insertColumns) {
      if (given.containsKey(field.name())) {
        assignments.add(new Assignment(field, given.get(field.name())));
      }
    }
    return assignments;
  }

  private static @Nullable Object system(Field field, Scope scope, UUID id) {
    return switch (field.name()) {
      case "id" -> id;
      case "createdBy" -> scope.caller().id();
      case "version" -> 1L;
      default -> scope.now().atOffset(ZoneOffset.UTC);
    };
  }

  private ObjectNode object(JsonNode body, String at) {
    if (body instanceof ObjectNode object) {
      if (object.size() > table.fields().size() + MOST_FAULTS) {
        throw tooManyKeys(object.size());
      }
      return object;
    }
    throw Refusal.of(
            RequestCode.INVALID_ROW,
            at.isEmpty()
                ? "The body is not a JSON object"
                : "The item at " + at + " is not an object",
            "Send an object with a key for each field")
        .thrown();
  }

  /** Each of them would be a fault of its own, and describing faults is what takes time. */
  private RuntimeException tooManyKeys(int keys) {
    return Refusal.of(
            RequestCode.INVALID_ROW,
            "The row has " + keys + " keys, its table " + table.fields().size() + " fields",
            "Send the table's fields and nothing else")
        .thrown();
  }

  private Map<String, @Nullable Object> values(
      ObjectNode body, String at, RowValidator validator, @Nullable Scope creating) {
    var faults = new ArrayList<FieldFault>();
    var present = listsTooLongRemoved(readOnlyRemoved(body, at, faults), at, faults);
    faults.addAll(validator.validate(present, at));
    var values = new HashMap<String, @Nullable Object>();
    for (var member : present.properties()) {
      var field = table.field(member.getKey()).orElse(null);
      if (field != null && !isFaulty(field.name(), faults)) {
        value(field, member.getValue(), at + "/" + field.name(), values, faults);
      }
    }
    if (creating != null) {
      complete(body, at, creating, values, faults);
    }
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return values;
  }

  private void value(
      Field field,
      JsonNode node,
      String pointer,
      Map<String, @Nullable Object> values,
      List<FieldFault> faults) {
    if (node.isNull()) {
      if (field.required()) {
        faults.add(FaultWords.missing(field, pointer));
      } else {
        values.put(field.name(), null);
      }
      return;
    }
    field
        .kind()
        .read(node)
        .ifPresentOrElse(
            value -> {
              field
                  .kind()
                  .fault(value)
                  .map(fault -> FaultWords.bounds(field, pointer, fault))
                  .ifPresent(faults::add);
              values.put(field.name(), value);
            },
            () -> faults.add(FaultWords.unreadable(field, node, pointer)));
  }

  /** What a new row has where the body says nothing. */
  private void complete(
      ObjectNode body,
      String at,
      Scope scope,
      Map<String, @Nullable Object> values,
      List<FieldFault> faults) {
    for (var field : insertColumns) {
      var name = field.name();
      if (field.origin() == Field.Origin.SYSTEM || body.has(name)) {
        continue;
      }
      if (defaults.containsKey(name)) {
        values.put(name, defaults.get(name));
      } else if (isCallers(field, scope.caller().id())) {
        values.put(name, scope.caller().id());
      } else if (field.required() && !isFaulty(name, faults)) {
        faults.add(FaultWords.missing(field, at + "/" + name));
      }
    }
  }

  /** Whether the default of a field is who calls, and that is a member. */
  private static boolean isCallers(Field field, @Nullable String caller) {
    return field.defaultValue() != null
        && field.kind() instanceof UserKind
        && caller != null
        && UserKind.isMember(caller);
  }

  private static boolean isFaulty(String field, List<FieldFault> faults) {
    return !faults.isEmpty() && faults.stream().anyMatch(fault -> fault.field().equals(field));
  }

  /** Fields the engine writes are refused by name: "unknown" would be a lie. */
  private ObjectNode readOnlyRemoved(ObjectNode body, String at, List<FieldFault> faults) {
    var readOnly = new ArrayList<String>();
    for (var field : notWritable) {
      if (body.has(field)) {
        readOnly.add(field);
      }
    }
    for (var name : readOnly) {
      faults.add(
          new FieldFault(
              name,
              at + "/" + name,
              RequestCode.READ_ONLY_FIELD,
              "The engine gives this field its value; leave it out"));
    }
    return readOnly.isEmpty() ? body : body.deepCopy().remove(readOnly);
  }

  /** A list of more items than there are options is wrong as a whole, however long it is. */
  private ObjectNode listsTooLongRemoved(ObjectNode body, String at, List<FieldFault> faults) {
    var present = body;
    for (var field : lists) {
      if (field.type() instanceof FieldType.MultiSelect select
          && present.get(field.name()) instanceof ArrayNode list
          && list.size() > select.options().size()) {
        faults.add(
            FaultWords.bounds(
                field,
                at + "/" + field.name(),
                "There are only " + select.options().size() + " options to choose from"));
        present = present.deepCopy().without(field.name());
      }
    }
    return present;
  }

  private @Nullable String unknownKeyHint(List<FieldFault> faults) {
    return faults.stream()
        .filter(fault -> fault.code() == RequestCode.UNKNOWN_ROW_KEY)
        .findFirst()
        .map(fault ->
            Suggestion.hint(fault.field(), table.fieldsByName().keySet())
                .orElse("The table '" + table.name() + "' has other fields"))
        .orElse(null);
  }

  private RuntimeException refused(List<FieldFault> faults) {
    return refused(faults, unknownKeyHint(faults));
  }

  /** The refusal of a row with these faults; at least one. */
  public static RuntimeException refused(List<FieldFault> faults, @Nullable String hint) {
    var shown = faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    var first = faults.getFirst();
    var message =
        faults.size() == 1
            ? first.field() + ": " + first.message()
            : faults.size() + " fields of the row need a look";
    return new Refusal(
            faults.size() == 1 ? first.code() : RequestCode.INVALID_ROW, message, null, hint, shown)
        .thrown();
  }
}
