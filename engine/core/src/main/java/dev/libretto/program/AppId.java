package dev.libretto.program;

import java.util.UUID;

/** The identity of an app on this engine. It never changes, whatever the app is called. */
public record AppId(UUID value) {

  /** The PostgreSQL schema that holds the app's tables. */
  public String schema() {
    return "app_" + value.toString().replace("-", "");
  }

  /** The NOLOGIN role that can touch that schema alone. */
  public String role() {
    return schema();
  }
}
