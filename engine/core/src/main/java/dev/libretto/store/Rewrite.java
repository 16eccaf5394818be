package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of an update's statement that find the rows, decide about each and change them.
 *
 * <p>{@code o} locks the rows as they are, with the old values of what will change, the transition
 * that is taken, what it sets, and the demand that is not met; {@code r} are the rows as they have
 * become. Deciding beside the lock means that two writers at once cannot both move a row from the
 * same state.
 */
final class Rewrite {

  private final SqlText sql;
  private final Plan.Update plan;
  private final Scope scope;
  private final Table table;
  private final TableSql shared;

  private final LinkSql links;
  private final Targets targets;
  private final List<Field> relations;
  private final Becoming becoming;
  private final Moves moves;

  /** What transitions set, by field, in the words of {@code o}. */
  private final Map<Field, String> effects;

  private final String refusal;

  Rewrite(SqlText sql, Plan.Update plan, TableSql shared) {
    this.sql = sql;
    this.plan = plan;
    this.scope = plan.scope();
    this.table = plan.table();
    this.shared = shared;
    this.links = new LinkSql(sql, scope, table);
    this.targets = new Targets(sql, scope, table);
    this.relations =
        plan.values().stream()
            .filter(
                value -> Targets.asks(scope, table.access().update(), value.field(), value.value()))
            .map(Plan.Assignment::field)
            .toList();
    this.becoming = Becoming.of(sql, plan);
    this.moves = new Moves(sql, plan, becoming.fields());
    this.effects = moves.effects(becoming.given());
    this.refusal = refusal();
  }

  /** The fields that change. */
  private List<Field> changed() {
    var changed = new ArrayList<>(becoming.given().keySet());
    effects.keySet().stream()
        .filter(field -> !becoming.given().containsKey(field))
        .forEach(changed::add);
    return changed;
  }

  /** The rows, locked and decided about. */
  String found() {
    var columns = new ArrayList<String>();
    columns.add("r.\"id\"");
    if (moves.any()) {
      columns.add("m.\"move\"");
    }
    if (!refusal.isEmpty()) {
      columns.add(refusal + " AS \"refusal\"");
    }
    changed().forEach(field -> columns.add(before(field) + " AS " + named("b_", field)));
    becoming.lists().forEach((field, list) -> columns.add(list + " AS " + named("n_", field)));
    effects.forEach((field, value) -> columns.add(value + " AS " + named("n_", field)));
    return "SELECT "
        + String.join(", ", columns)
        + " FROM "
        + shared.from()
        + (moves.any() ? " CROSS JOIN LATERAL (SELECT " + moves.taken() + " AS \"move\") AS m" : "")
        + " WHERE "
        + conditions().joined()
        + " FOR NO KEY UPDATE OF r";
  }

  private String before(Field field) {
    return field.hasColumn() ? "r." + TableSql.column(field) : links.all(field);
  }

  /** The parts that replace the links given. */
  String links() {
    return becoming.lists().keySet().stream()
        .map(field -> links.replace(field, becoming.given().getOrDefault(field, "")))
        .collect(Collectors.joining());
  }

  /** The lists given, for what is returned of the rows: nobody is shown more than they gave. */
  Map<String, String> lists() {
    var shown = new HashMap<String, String>();
    becoming
        .lists()
        .keySet()
        .forEach(field -> shown.put(field.name(), becoming.given().getOrDefault(field, "")));
    return shown;
  }

  /** The change itself. */
  String write() {
    var assignments = new ArrayList<String>();
    becoming
        .given()
        .forEach((field, value) -> {
          if (!effects.containsKey(field) && field.hasColumn()) {
            assignments.add(TableSql.column(field) + " = " + value);
          }
        });
    effects
        .keySet()
        .forEach(field -> assignments.add(TableSql.column(field) + " = o." + named("n_", field)));
    if (!becoming.given().isEmpty()) {
      assignments.add("\"updated_at\" = " + becoming.now());
    }
    assignments.add("\"version\" = " + version());
    var changed = changed();
    return "UPDATE "
        + shared.from()
        + " SET "
        + String.join(", ", assignments)
        + " FROM o WHERE r.\"id\" = o.\"id\" RETURNING "
        + shared.written(plan.returning() != null)
        + (moves.any() ? ", o.\"move\", " : ", ")
        + ChangeLogSql.image(changed, field -> "o." + named("b_", field))
        + " AS \"before\", "
        + ChangeLogSql.image(changed, this::after)
        + " AS \"after\"";
  }

  private String after(Field field) {
    return field.hasColumn() ? "r." + TableSql.column(field) : "o." + named("n_", field);
  }

  /** What the change log is told; nothing where nothing changes. */
  String log() {
    if (becoming.given().isEmpty()) {
      return "";
    }
    var actor = sql.parameter(scope.caller().id(), ColumnType.TEXT);
    return shared.log().updated(becoming.now(), actor, moves.cause());
  }

  private String version() {
    var next = becoming.given().isEmpty() ? "r.\"version\"" : "r.\"version\" + 1";
    return refusal.isEmpty()
        ? next
        : "CASE WHEN o.\"refusal\" IS NULL THEN "
            + next
            + " ELSE libretto.refuse(o.\"refusal\") END";
  }

  private Conditions conditions() {
    var conditions =
        new Conditions(sql, scope, table, RowSql.ROW)
            .id(plan.id())
            .version(plan.expectedVersion())
            .rule(table.access().read());
    if (!moves.alone()) {
      if (relations.isEmpty()) {
        moves.updateRule(conditions);
      } else {
        // The rule would tell a row that is hidden from one that is not there.
        var missing = targets.anyMissing(relations, becoming.given());
        moves.updateRule(conditions, missing);
      }
    }
    return conditions.filter(plan.filter());
  }

  /** The demand that is not met, null for none; the empty text where none is made. */
  private String refusal() {
    var end = new HashMap<>(becoming.fields());
    effects.forEach((field, value) -> end.put(field.name(), value));
    var cases = new ArrayList<String>();
    relations.forEach(
        field -> cases.add(targets.demand(field, becoming.given().getOrDefault(field, ""))));
    // That the row cannot be moved comes first: what the new state demands is not the reason then.
    moves.demand().ifPresent(cases::add);
    if (!becoming.lists().isEmpty()) {
      cases.add(outdated());
    }
    cases.addAll(new Demands(sql, scope, table, end, becoming.given().keySet()).cases());
    effects.forEach((field, value) -> moves.misfit(field, value).ifPresent(cases::add));
    return cases.isEmpty() ? "" : cases.stream().collect(Collectors.joining(" ", "CASE ", " END"));
  }

  /**
   * The links were read before the row was locked. If it has been changed in between, they may have
   * been too, and the statement has to begin again.
   */
  private String outdated() {
    return "WHEN (SELECT x.\"version\" FROM %s AS x WHERE x.\"id\" = r.\"id\") <> r.\"version\""
            .formatted(SqlText.relation(scope.program().id(), table))
        + " THEN 'outdated'";
  }

  private static String named(String prefix, Field field) {
    return SqlText.quoted(prefix + field.physicalName());
  }
}
