package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.EnvironmentCode;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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

  /** Whether changes would be kept back for want of consent. */
  boolean lacksConsent() {
    return !body.path("consent").isEmpty();
  }

  int exit() {
    if (accepted()) {
      return Exit.FINE;
    }
    return status == UNPROCESSABLE || lacksConsent() ? Exit.PROBLEMS : Exit.ENVIRONMENT;
  }

  /** Shows it to a person or as it is; the exit code. */
  int show(PrintWriter out, PrintWriter err, boolean json) {
    if (json) {
      out.println(body.toPrettyString());
      out.flush();
    } else {
      tell(out, err);
    }
    return exit();
  }

  void tell(PrintWriter out, PrintWriter err) {
    if (accepted()) {
      body.path("warnings").forEach(problem -> err.println(line(problem)));
      out.println(outcome() + body.path("version").asText("?"));
      changes(out);
      if (lacksConsent()) {
        out.println("It would take --accept " + consent());
      }
    } else if (lacksConsent()) {
      body.path("warnings").forEach(problem -> err.println(line(problem)));
      err.println(body.path("error").path("code").asText() + ": Nothing was published");
      changes(err);
      err.println("Agree to these changes with --accept " + consent());
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

  private void changes(PrintWriter to) {
    body.path("changes").forEach(change -> to.println("  " + change.path("message").asText()));
  }

  private String consent() {
    return StreamSupport.stream(body.path("consent").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(","));
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
