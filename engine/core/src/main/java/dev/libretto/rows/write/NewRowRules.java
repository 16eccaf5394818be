package dev.libretto.rows.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Refusal.FieldFault;
import dev.libretto.store.Demand;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table's rules for new rows, decided on the JVM: all of a new row is known before it is written.
 * Only what the database gives itself, an auto number, is null here.
 */
public final class NewRowRules {

  private final Evaluator create;
  private final boolean createFollows;

  /** Whether every row may be added by everybody, so that none has to be looked at. */
  private final boolean createsAny;

  private final Map<String, Evaluator> computed = new HashMap<>();
  private final List<OfField> fields;
  private final @Nullable Start start;
  private final Map<String, Object> defaults;

  private record Start(String field, String state) {}

  private record OfField(
      Field field,
      @Nullable Evaluator visible,
      @Nullable Evaluator required,
      @Nullable Evaluator readOnly,
      @Nullable Evaluator write) {}

  /** Makes the rules of a table ready. */
  public NewRowRules(Table table) {
    this.create = Evaluator.of(table.access().create());
    this.createFollows = table.access().create().hasHops();
    this.createsAny = table.access().create() instanceof Expression.Constant(Boolean any, _) && any;
    for (var field : table.fields()) {
      var expression = field.computed();
      if (expression != null) {
        computed.put(field.name(), Evaluator.of(expression));
      }
    }
    this.fields =
        table.fields().stream()
            .filter(field -> field.rules().concernWrites())
            .map(NewRowRules::ready)
            .toList();
    var states = table.states();
    this.start = states == null ? null : new Start(states.field(), states.initial());
    this.defaults = Defaults.of(table);
  }

  private static OfField ready(Field field) {
    var rules = field.rules();
    return new OfField(
        field,
        ready(rules.visibleWhen()),
        ready(rules.requiredWhen()),
        ready(rules.readOnlyWhen()),
        ready(rules.write()));
  }

  private static @Nullable Evaluator ready(@Nullable Expression rule) {
    return rule == null ? null : Evaluator.of(rule);
  }

  /**
   * Whether the caller may add this row; the app's builder may add any. A rule that follows
   * relations is for the database to decide, which asks it in the inserting statement.
   */
  public boolean allows(Scope scope, List<Field> columns, List<@Nullable Object> values) {
    return scope.caller().builder()
        || createFollows
        || createsAny
        || create.holds(row(scope, columns, values), scope.circumstances());
  }

  /**
   * What the conditions of the fields have against a new row.
   *
   * @param body as it was sent, to tell what was given from what the engine filled in
   * @param at the place of the row in the request's body
   * @param imported whether the builder brings rows that lived elsewhere before: those may be in
   *     any state, and were filled in under other conditions; what is required, they need too
   */
  public List<FieldFault> faults(
      Scope scope,
      List<Field> columns,
      List<@Nullable Object> values,
      JsonNode body,
      String at,
      boolean imported) {
    if (fields.isEmpty() && start == null) {
      return List.of();
    }
    var faults = new ArrayList<FieldFault>();
    var row = row(scope, columns, values);
    var circumstances = scope.circumstances();
    if (start != null && !imported && !start.state().equals(row.value(start.field()))) {
      faults.add(
          new FieldFault(
              start.field(),
              at + "/" + start.field(),
              RequestCode.WRONG_START,
              "A new row starts as '" + start.state() + "'"));
    }
    for (var rules : fields) {
      var kind = unmet(rules, row, circumstances, scope, given(rules.field(), row, body), imported);
      if (kind != null) {
        faults.add(fault(kind, rules.field().name(), at + "/" + rules.field().name()));
      }
    }
    return faults;
  }

  private static Demand.@Nullable Kind unmet(
      OfField rules,
      Evaluator.Row row,
      Circumstances circumstances,
      Scope scope,
      boolean given,
      boolean imported) {
    if (rules.required != null
        && rules.required.holds(row, circumstances)
        && isNothing(rules.field, row.value(rules.field.name()))) {
      return Demand.Kind.REQUIRED;
    }
    if (!given || imported) {
      return null;
    }
    if (rules.visible != null && !rules.visible.holds(row, circumstances)) {
      return Demand.Kind.HIDDEN;
    }
    if (rules.readOnly != null && rules.readOnly.holds(row, circumstances)) {
      return Demand.Kind.READ_ONLY;
    }
    return rules.write != null
            && !scope.caller().builder()
            && !rules.write.holds(row, circumstances)
        ? Demand.Kind.WRITE
        : null;
  }

  /** Whether the writer gave a value, and not the one the field has anyway. */
  private boolean given(Field field, Evaluator.Row row, JsonNode body) {
    return body.hasNonNull(field.name())
        && !Objects.equals(evaluated(defaults.get(field.name())), row.value(field.name()));
  }

  private static boolean isNothing(Field field, @Nullable Object value) {
    return value == null || (field.leadsToMany() && List.of().equals(value));
  }

  private static FieldFault fault(Demand.Kind kind, String field, String pointer) {
    return switch (kind) {
      case REQUIRED ->
          new FieldFault(field, pointer, RequestCode.MISSING_VALUE, "A value is required");
      case HIDDEN ->
          new FieldFault(
              field,
              pointer,
              RequestCode.FIELD_HIDDEN,
              "The field is not open in this row; leave it out");
      case READ_ONLY ->
          new FieldFault(
              field, pointer, RequestCode.FIELD_READ_ONLY, "The field keeps its value in this row");
      case WRITE ->
          new FieldFault(
              field,
              pointer,
              RequestCode.FIELD_FORBIDDEN,
              "The rules do not allow writing this field");
      case CREATE ->
          new FieldFault(
              field, pointer, RequestCode.FORBIDDEN, "The rules of the table do not allow this");
      case EFFECT ->
          new FieldFault(
              field,
              pointer,
              RequestCode.OUT_OF_BOUNDS,
              "What the transition sets here does not fit the field");
      case REFERENCE ->
          new FieldFault(
              field,
              pointer,
              RequestCode.MISSING_REFERENCE,
              "The row that is referred to does not exist");
      case STATE ->
          new FieldFault(
              field,
              pointer,
              RequestCode.NO_TRANSITION,
              "No transition the caller may make leads to this state");
    };
  }

  /** The refusal of a change of existing rows, for one field. */
  public static Refusal refusal(Demand.Kind kind, String field) {
    var fault = fault(kind, field, "/" + field);
    return new Refusal(fault.code(), field + ": " + fault.message(), null, null, List.of(fault));
  }

  private Evaluator.Row row(Scope scope, List<Field> columns, List<@Nullable Object> values) {
    var row = new HashMap<String, @Nullable Object>();
    for (var index = 0; index < columns.size(); index++) {
      var value = evaluated(values.get(index));
      // No links are an empty list, which is no value where one is required.
      row.put(
          columns.get(index).name(),
          value == null && columns.get(index).leadsToMany() ? List.of() : value);
    }
    var circumstances = scope.circumstances();
    return field -> {
      var derived = computed.get(field);
      return derived == null ? row.get(field) : derived.evaluate(row::get, circumstances);
    };
  }

  /** From the classes of columns to those of expressions. */
  private static @Nullable Object evaluated(@Nullable Object value) {
    return switch (value) {
      case UUID id -> id.toString();
      case OffsetDateTime instant -> instant.toInstant();
      case String[] list -> List.of(list);
      case UUID[] ids -> Arrays.stream(ids).map(UUID::toString).toList();
      case null, default -> value;
    };
  }
}
