package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.program.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a row becomes by an update, before a transition sets anything.
 *
 * @param given what the caller gives, by field, in the caller's order
 * @param now the request's instant; the empty text where nothing is given, and so nothing changes
 * @param fields what stands for a field, by its name; the row's own column where there is nothing
 * @param lists what all links will be, by field; {@code given} has what the caller says of them
 */
record Becoming(
    Map<Field, String> given, String now, Map<String, String> fields, Map<Field, String> lists) {

  Becoming {
    given = Collections.unmodifiableMap(given);
    fields = Map.copyOf(fields);
    lists = Collections.unmodifiableMap(lists);
  }

  /** Makes the values of an update parameters of its statement. */
  static Becoming of(SqlText sql, Plan.Update plan) {
    var given = new LinkedHashMap<Field, String>();
    var fields = new HashMap<String, String>();
    var lists = new LinkedHashMap<Field, String>();
    var links = new LinkSql(sql, plan.scope(), plan.table());
    for (var assignment : plan.values()) {
      var field = assignment.field();
      if (field.hasColumn()) {
        var value = sql.parameter(assignment.value(), field.columnType());
        given.put(field, value);
        fields.put(field.name(), value);
      } else {
        var list = links.given(assignment.value());
        var all = links.becoming(field, list);
        given.put(field, list);
        lists.put(field, all);
        fields.put(field.name(), all);
      }
    }
    if (given.isEmpty()) {
      return new Becoming(given, "", fields, lists);
    }
    var now = sql.parameter(WriteSql.instant(plan.scope()), ColumnType.DATE_TIME);
    fields.put("updatedAt", now);
    fields.put("version", "(r.\"version\" + 1)");
    return new Becoming(given, now, fields, lists);
  }

  /** Every parameter, so that a statement that may not need one still tells its type. */
  List<String> parameters() {
    var all = new ArrayList<>(given.values());
    all.add(now);
    return all;
  }
}
