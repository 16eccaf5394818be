package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.testkit.mail.TestMailServer;
import java.net.URI;

/**
 * A freshly published sample on a running engine, which no other scenario uses.
 *
 * @param pages the listener of the apps
 * @param console the listener of builders
 * @param builder whose app it is
 * @param app what it is called
 * @param token the builder's
 * @param definition the document it was published from
 * @param mail where the engine sends its mail
 */
public record Stage(
    URI pages,
    URI console,
    String builder,
    String app,
    String token,
    JsonNode definition,
    TestMailServer mail) {

  /** The path of the app's pages. */
  String base() {
    return "/u/" + builder + "/" + app;
  }

  /** The path of the builder API's part about the app. */
  String office() {
    return "/api/v1/apps/" + builder + "/" + app;
  }
}
