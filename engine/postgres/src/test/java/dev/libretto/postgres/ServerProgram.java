package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that starts a server and keeps it until it is killed or its input ends. */
final class ServerProgram {

  private ServerProgram() {}

  /** Arguments: the home's folder, the folder of the binaries. Prints one line when it is ready. */
  @SuppressWarnings("SystemOut") // The line is what the test waits for.
  public static void main(String[] arguments) throws IOException {
    var home = new PostgresHome(Path.of(arguments[0]), Path.of(arguments[1]));
    try (var server = EmbeddedPostgres.start(home, ServerSettings.DURABLE)) {
      var address = server.address();
      System.out.println(
          String.join(
              " ",
              "ready",
              Long.toString(server.pid()),
              Integer.toString(address.port()),
              address.password()));
      while (System.in.read() >= 0) {
        // Only the end of the input matters.
      }
    } catch (EnvironmentFailure failure) {
      System.out.println(failure.line());
    }
  }
}
