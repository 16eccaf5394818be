package dev.libretto.store;

import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a statement that writes rows of one table appends to the app's change log. The rows written
 * are {@code r}; columns go by their physical names, so that a rename leaves history readable.
 */
final class ChangeLogSql {

  /** A function takes 100 arguments at most. */
  private static final int MOST_PAIRS = 50;

  private final String insert;
  private final String table;

  ChangeLogSql(AppId app, Table table) {
    this.insert =
        "INSERT INTO "
            + SqlText.quoted(app.schema())
            + ".\"change\" (\"at\", \"actor\", \"table_id\", \"row_id\", \"kind\","
            + " \"version\", \"cause\", \"before\", \"after\") SELECT ";
    this.table = "'" + table.id() + "'";
  }

  /** New rows, with everything they begin with. */
  String inserted() {
    return inserted("r.\"image\"", "r");
  }

  /** The same with more than the columns of the table. */
  String inserted(String image, String from) {
    return insert
        + "r.\"created_at\", r.\"created_by\", "
        + table
        + ", r.\"id\", 'c', r.\"version\", NULL, NULL, "
        + image
        + " FROM "
        + from;
  }

  /** Rows brought back, with everything they are. */
  String restored(String now, String actor, String image) {
    return insert
        + now
        + ", "
        + actor
        + ", "
        + table
        + ", r.\"id\", 'c', r.\"version\", 'restore', NULL, "
        + image
        + " FROM r";
  }

  /** Changed rows, with the old and the new values of what was changed. */
  String updated(String now, String actor, String cause) {
    return insert
        + now
        + ", "
        + actor
        + ", "
        + table
        + ", r.\"id\", 'u', r.\"version\", "
        + cause
        + ", r.\"before\", r.\"after\" FROM r";
  }

  /** Deleted rows, with everything they were. */
  String deleted(String now, String actor) {
    return insert
        + now
        + ", "
        + actor
        + ", "
        + table
        + ", r.\"id\", 'd', r.\"version\", NULL, r.\"image\", NULL FROM r";
  }

  /** An object of the fields' columns. */
  static String image(List<Field> fields, Function<Field, String> value) {
    var parts = new ArrayList<String>();
    for (var start = 0; start < fields.size(); start += MOST_PAIRS) {
      var pairs =
          fields.subList(start, Math.min(fields.size(), start + MOST_PAIRS)).stream()
              .map(field -> "'" + field.physicalName() + "', " + value.apply(field))
              .toList();
      parts.add("jsonb_build_object(" + String.join(", ", pairs) + ")");
    }
    return parts.isEmpty() ? "'{}'::jsonb" : String.join(" || ", parts);
  }
}
