package dev.libretto.testkit.fuzz;

/** The kinds of made-up inputs, and how many of each thousand inputs are of each. */
public enum Kind {
  /** Changed definitions. */
  DEFINITION("definition", 176),
  /** Damaged files. */
  DEFINITION_BYTES("definition-bytes", 88),
  /** Texts of expressions. */
  EXPRESSION("expression", 265),
  /** Query strings. */
  QUERY("query", 221),
  /** Rows that are sent. */
  BODY("body", 115),
  /** Definitions that are published and asked. */
  PUBLISH("publish", 4),
  /** Raw requests with query strings. */
  HTTP_QUERY("http-query", 30),
  /** Raw requests with bodies. */
  HTTP_BODY("http-body", 27),
  /** Raw requests to any address. */
  HTTP_PATH("http-path", 27),
  /** Raw requests to sign-in. */
  HTTP_AUTH("http-auth", 22),
  /** Raw requests to what builders have. */
  HTTP_BUILDER("http-builder", 25);

  private final String word;
  private final int share;

  Kind(String word, int share) {
    this.word = word;
    this.share = share;
  }

  /** The name it is asked again by. */
  public String word() {
    return word;
  }

  /** How many of so many inputs over all kinds are of this one. */
  public long of(long inputs) {
    return Math.max(1, inputs * share / 1000);
  }
}
