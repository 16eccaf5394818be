package dev.libretto.store;

/**
 * Which database to use, and how.
 *
 * @param host a host name, an address, or the directory of a Unix socket when it starts with a
 *     slash
 * @param user the login role: owner of the database, allowed to create roles, not a superuser
 * @param password empty where the server asks for none
 * @param poolSize how many connections serve single statements, and how many more transactions may
 *     use; 8 to 16 is right for almost everybody, because each connection's server process keeps
 *     about 29 kB for every table it has ever touched
 */
public record DatabaseSettings(
    String host,
    int port,
    String database,
    String user,
    String password,
    int poolSize,
    Wall wall,
    DatabaseTls tls) {

  /** For a server on this machine, without TLS. */
  public DatabaseSettings(
      String host,
      int port,
      String database,
      String user,
      String password,
      int poolSize,
      Wall wall) {
    this(host, port, database, user, password, poolSize, wall, DatabaseTls.NONE);
  }

  public DatabaseSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool needs a connection, not " + poolSize);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
