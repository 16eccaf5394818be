package dev.libretto.store;

import dev.libretto.program.AppId;
import dev.libretto.program.Table;

/** Names in SQL text: always quoted, and always with their schema. */
public final class SqlName {

  private SqlName() {}

  /** A name as an identifier of its own. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Something in an app's schema. */
  public static String in(AppId app, String name) {
    return quoted(app.schema()) + "." + quoted(name);
  }

  /** A table of an app. */
  public static String of(AppId app, Table table) {
    return in(app, table.physicalName());
  }
}
