package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** What the caller gives, by field. */
  private final Map<Field, String> given = new LinkedHashMap<>();

  /** What all links will be, by field; {@code given} has what the caller says of them. */
  private final Map<Field, String> lists = new LinkedHashMap<>();

  private final String now;
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
    var becoming = new HashMap<String, String>();
    for (var assignment : plan.values()) {
      var field = assignment.field();
      if (field.hasColumn()) {
        var value = sql.parameter(assignment.value(), field.columnType());
        given.put(field, value);
        becoming.put(field.name(), value);
      } else {
        var list = links.given(assignment.value());
        given.put(field, list);
        lists.put(field, links.becoming(field, list));
        becoming.put(field.name(), lists.getOrDefault(field, list));
      }
    }
    this.now = sql.parameter(WriteSql.instant(scope), ColumnType.DATE_TIME);
    becoming.put("updatedAt", now);
    becoming.put("version", "(r.\"version\" + 1)");
    this.moves = new Moves(sql, plan, becoming);
    this.effects = moves.effects(given);
    this.refusal = refusal();
  }

  Moves moves() {
    return moves;
  }

  /** The fields that change. */
  private List<Field> changed() {
    var changed = new ArrayList<>(given.keySet());
    effects.keySet().stream().filter(field -> !given.containsKey(field)).forEach(changed::add);
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
    lists.forEach((field, list) -> columns.add(list + " AS " + named("n_", field)));
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
    return lists.keySet().stream()
        .map(field -> links.replace(field, given.getOrDefault(field, "")))
        .collect(Collectors.joining());
  }

  /** The lists given, for what is returned of the rows: nobody is shown more than they gave. */
  Map<String, String> lists() {
    var shown = new HashMap<String, String>();
    lists.keySet().forEach(field -> shown.put(field.name(), given.getOrDefault(field, "")));
    return shown;
  }

  /** The change itself. */
  String write() {
    var assignments = new ArrayList<String>();
    given.forEach((field, value) -> {
      if (!effects.containsKey(field) && field.hasColumn()) {
        assignments.add(TableSql.column(field) + " = " + value);
      }
    });
    effects
        .keySet()
        .forEach(field -> assignments.add(TableSql.column(field) + " = o." + named("n_", field)));
    if (!given.isEmpty()) {
      assignments.add("\"updated_at\" = " + now);
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
    if (given.isEmpty()) {
      return "";
    }
    var actor = sql.parameter(scope.caller().id(), ColumnType.TEXT);
    return shared.log().updated(now, actor, moves.cause());
  }

  private String version() {
    var next = given.isEmpty() ? "r.\"version\"" : "r.\"version\" + 1";
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
      moves.updateRule(conditions);
    }
    return conditions.filter(plan.filter());
  }

  /** The demand that is not met, null for none; the empty text where none is made. */
  private String refusal() {
    var end = new HashMap<>(moves.becoming());
    effects.forEach((field, value) -> end.put(field.name(), value));
    var cases = new Demands(sql, scope, table, end, given.keySet()).cases();
    moves.demand().ifPresent(cases::add);
    if (!lists.isEmpty()) {
      cases.add(outdated());
    }
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
