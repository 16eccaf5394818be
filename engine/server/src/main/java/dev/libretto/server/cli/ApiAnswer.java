package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine;

/** What the engine said to a request of the builder API. */
record ApiAnswer(int status, JsonNode body) {

  /** Tells it to a person; the result is the exit code. */
  int tell(CommandLine line, String success) {
    if (status / 100 == 2) {
      line.getOut().println(success);
      line.getOut().flush();
      return Exit.FINE;
    }
    var error = body.path("error");
    line.getErr()
        .println(
            error.path("code").asText("LIB-915")
                + ": "
                + error.path("message").asText("The server answered " + status));
    line.getErr().flush();
    return Exit.ENVIRONMENT;
  }
}
