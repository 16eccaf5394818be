package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.EnvironmentCode;
import java.io.PrintWriter;

/**
 * What an engine answered to a definition.
 *
 * @param file the name the author knows the definition by
 * @param body the answer's JSON; missing when it was none
 */
record PublishAnswer(String file, int status, JsonNode body, boolean dryRun) {

  private static final int UNPROCESSABLE = 422;

  boolean accepted() {
    return status / 100 == 2;
  }

  int exit() {
    return accepted() ? Exit.FINE : status == UNPROCESSABLE ? Exit.PROBLEMS : Exit.ENVIRONMENT;
  }

  void tell(PrintWriter out, PrintWriter err) {
    if (accepted()) {
      body.path("warnings").forEach(problem -> err.println(line(problem)));
      out.println(outcome() + body.path("version").asText("?"));
      body.path("changes").forEach(change -> out.println("  " + change.asText()));
      body.path("access").forEach(change -> out.println("  " + change.path("text").asText()));
    } else {
      var error = body.path("error");
      error.path("details").forEach(problem -> err.println(line(problem)));
      err.println(
          error.path("code").asText(EnvironmentCode.SERVER_REFUSED.code())
              + ": "
              + error.path("message").asText(notTheEngines()));
    }
    out.flush();
    err.flush();
  }

  private String notTheEngines() {
    return "The server answered with HTTP status "
        + status
        + ". Check that --server is the builder listener, not the published apps or a proxy.";
  }

  private String outcome() {
    return body.path("outcome").asText().equals("unchanged")
        ? "Nothing has changed since version "
        : dryRun ? "Would be version " : "Published as version ";
  }

  private String line(JsonNode problem) {
    var place =
        file + ":" + problem.path("line").asText("1") + ":" + problem.path("column").asText("1");
    var hint = problem.path("hint").asText("");
    return place
        + ": "
        + problem.path("code").asText()
        + " "
        + problem.path("message").asText()
        + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
