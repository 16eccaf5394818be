package dev.libretto.publish.trial;

import dev.libretto.rows.ask.Ask;

/**
 * Reads what a request asks for. A port: the grammar is that of the surface that takes requests.
 */
@FunctionalInterface
public interface AskSyntax {

  /**
   * Reads a query string, without its question mark.
   *
   * @throws dev.libretto.rows.Refused when it is not of the grammar
   */
  Ask read(String query);
}
