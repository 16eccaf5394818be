package dev.libretto.problem;

/**
 * What can be wrong with a definition. 1xx the text, 2xx its shape, 3xx names and references, 4xx
 * expressions, 5xx views, 6xx publishing over what is already published.
 */
public enum DefinitionCode implements ProblemCode {
  MALFORMED_JSON(101, "The text is not JSON"),
  UNKNOWN_KEY(201, "Unknown key"),
  UNKNOWN_FIELD(301, "Unknown field"),
  EXPRESSION_SYNTAX(401, "The expression cannot be parsed");

  private final int number;
  private final String title;

  DefinitionCode(int number, String title) {
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
