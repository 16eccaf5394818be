package dev.libretto.store;

import dev.libretto.program.AppId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with its parameters: a value, until the store executes it. It cannot name a
 * relation outside its app's schema: the constructor refuses, whatever a compiler got wrong.
 *
 * @param parameters values for {@code $1}, {@code $2} …; null for SQL null
 * @param writer writes what the statement returns
 * @param tells whether it may tell triggers something
 */
public record Statement(
    AppId app, String sql, List<@Nullable Object> parameters, RowWriter writer, boolean tells) {

  private static final String SCHEMA_START = "\"app_";

  /** A statement that tells triggers nothing. */
  public Statement(AppId app, String sql, List<@Nullable Object> parameters, RowWriter writer) {
    this(app, sql, parameters, writer, false);
  }

  public Statement {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    for (var at = sql.indexOf(SCHEMA_START); at >= 0; at = sql.indexOf(SCHEMA_START, at + 1)) {
      var end = at + 1 + app.schema().length();
      if (!sql.startsWith(app.schema(), at + 1) || end >= sql.length() || sql.charAt(end) != '"') {
        throw new IllegalStateException("a statement of " + app + " names another schema: " + sql);
      }
    }
  }
}
