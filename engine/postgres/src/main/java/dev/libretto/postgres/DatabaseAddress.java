package dev.libretto.postgres;

/**
 * Where a database is and who logs in to it. Its text form never shows the password.
 *
 * @param port from 1 to 65535
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password) {

  /** The same server and login, another database. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password);
  }

  @Override
  public String toString() {
    return "postgres://" + user + "@" + host + ":" + port + "/" + database;
  }
}
