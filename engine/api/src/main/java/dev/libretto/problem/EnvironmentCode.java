package dev.libretto.problem;

/** What can be wrong with the machine or the configuration the engine runs with. 9xx. */
public enum EnvironmentCode implements ProblemCode {
  PORT_IN_USE(901, "The port is in use"),
  DATA_IN_USE(902, "The data folder is in use by another engine"),
  DISK_NOT_WRITABLE(903, "The disk cannot be written"),
  DISK_FULL(904, "The disk is full"),
  WRONG_POSTGRES_VERSION(905, "The data is of another PostgreSQL version"),
  POSTGRES_FAILED(906, "PostgreSQL could not be started"),
  BAD_SETTING(907, "A setting cannot be used"),
  DATABASE_UNREACHABLE(908, "The database cannot be reached"),
  JAVA_TOO_OLD(909, "Java is too old"),
  NODE_MISSING(910, "Node is missing or too old"),
  MAVEN_MISSING(911, "Maven is missing"),
  BUILD_FAILED(912, "The build failed"),
  FILE_UNREADABLE(913, "A file or folder cannot be read"),
  SERVER_UNREACHABLE(914, "The server cannot be reached"),
  SERVER_REFUSED(915, "The server refused the request"),
  MASTER_KEY_MISSING(916, "There is no master key"),
  MASTER_KEY_WRONG(917, "The master key is another one"),
  MASTER_KEY_UNREADABLE(918, "The master key cannot be read"),
  MAIL_SERVER_REFUSES(919, "The mail server does not take the engine's mail"),
  DATABASE_TOO_OLD(920, "The database server is too old"),
  DATABASE_UNFIT(921, "The database cannot hold the engine's data"),
  DATABASE_ROLE(922, "The database role has the wrong rights"),
  PLATFORM_NEWER(923, "The database belongs to a newer engine"),
  PLATFORM_CHANGED(924, "The database was made by another engine"),
  DATABASE_TLS(925, "The connection to the database cannot be protected");

  private final int number;
  private final String title;

  EnvironmentCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String title() {
    return title;
  }
}
