package dev.libretto.store;

import dev.libretto.kind.FileKind;
import dev.libretto.program.AppId;
import java.util.List;
import java.util.UUID;

/** The registry of an app's files in statements: columns hold ids, answers have what is behind. */
final class FileSql {

  private static final String OBJECT =
      "json_build_object('id', f.\"id\", 'name', f.\"name\", 'size', f.\"size\","
          + " 'type', f.\"media_type\")";

  private FileSql() {}

  /** The JSON text of a field's files, null where it has no value. */
  static String json(AppId app, FileKind kind, String operand) {
    var files = SqlName.in(app, "file") + " AS f";
    return kind.type().many()
        ? """
        (CASE WHEN %2$s IS NOT NULL THEN (SELECT coalesce(json_agg(%1$s ORDER BY n.place), '[]')::text \
        FROM unnest(%2$s) WITH ORDINALITY AS n(id, place) JOIN %3$s ON f."id" = n.id) END)\
        """
            .formatted(OBJECT, operand, files)
        : "(SELECT %s::text FROM %s WHERE f.\"id\" = %s)".formatted(OBJECT, files, operand);
  }

  /** The statement that says what is known of these files. */
  static Statement find(AppId app, List<UUID> ids) {
    var sql = "SELECT \"id\", \"media_type\", \"size\" FROM " + SqlName.in(app, "file");
    return new Statement(
        app,
        sql + " WHERE \"id\" = ANY($1::uuid[])",
        List.of((Object) ids.toArray(UUID[]::new)),
        RowWriter.NOTHING);
  }
}
