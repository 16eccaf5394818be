package dev.libretto.server;

import dev.libretto.server.cli.LibrettoCommand;
import dev.libretto.server.wiring.Wiring;

/** The program. */
public final class Main {

  private Main() {}

  /** Performs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(LibrettoCommand.execute(System.getenv(), Wiring::start, arguments));
  }
}
