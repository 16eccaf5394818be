package dev.libretto.program;

import java.util.UUID;

/** The identity of an app on this engine. It never changes, whatever the app is called. */
public final class AppId {

  private final UUID value;
  private final String schema;

  /** The identity with this value. */
  public AppId(UUID value) {
    this.value = value;
    // Every statement names it, so it is worked out once.
    this.schema = "app_" + value.toString().replace("-", "");
  }

  /** The value by which platform tables know the app. */
  public UUID value() {
    return value;
  }

  /** The PostgreSQL schema that holds the app's tables. */
  public String schema() {
    return schema;
  }

  /** The NOLOGIN role that can touch that schema alone. */
  public String role() {
    return schema;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AppId app && app.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return schema;
  }
}
