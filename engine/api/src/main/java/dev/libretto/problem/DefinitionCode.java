package dev.libretto.problem;

/**
 * What can be wrong with a definition. 1xx the text, 2xx its shape, 3xx names and references, 4xx
 * expressions, 5xx views, 6xx publishing over what is already published.
 */
public enum DefinitionCode implements ProblemCode {
  MALFORMED_JSON(101, "The text is not JSON"),
  UNKNOWN_KEY(201, "Unknown key"),
  UNKNOWN_FIELD(301, "Unknown field"),
  EXPRESSION_SYNTAX(401, "The expression cannot be parsed"),
  UNKNOWN_NAME_IN_EXPRESSION(402, "The expression uses an unknown name"),
  EXPRESSION_TYPE_MISMATCH(403, "The types of the expression do not fit"),
  UNGUARDED_NULL(404, "A value that can be absent is used unguarded"),
  UNKNOWN_FUNCTION(405, "The expression calls an unknown function"),
  OUTSIDE_PROFILE(406, "The expression uses a part of CEL that is not offered"),
  EXPRESSION_TOO_LARGE(407, "The expression is too large"),
  BAD_LITERAL(408, "A literal of the expression has no such value"),
  BAD_REGEX(409, "The pattern is not of the supported regex subset"),
  NOT_AVAILABLE_HERE(410, "The expression uses something that is unknown here"),
  WRONG_RESULT_TYPE(411, "The expression results in another type");

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
