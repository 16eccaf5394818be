package dev.libretto.space;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.store.Database;

/**
 * One app while the engine runs. The program is read once by a request, which then keeps to it,
 * whatever is published meanwhile.
 */
public final class Space {

  private final Database database;
  private volatile Program program;

  Space(Database database, Program program) {
    this.database = database;
    this.program = program;
  }

  /** The app's identity. */
  public AppId id() {
    return program.id();
  }

  /** The version to perform from now on. */
  public Program program() {
    return program;
  }

  /** Where the app's rows are. */
  public Database database() {
    return database;
  }

  /**
   * Takes a newer version, or another app that has come to the address; an older one than the
   * present, or the same, changes nothing.
   */
  synchronized void swap(Program next) {
    if (next.version() > program.version() || !next.id().equals(program.id())) {
      program = next;
    }
  }
}
