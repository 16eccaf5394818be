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

  TABLE_REMOVED(601, "A published table is missing"),
  FIELD_REMOVED(602, "A published field is missing"),
  TYPE_CHANGED(603, "A published field has another type"),
  DIGITS_CHANGED(604, "A published number has another scale or currency"),
  TARGET_CHANGED(605, "A published relation refers to another table"),
  REQUIRED_WITHOUT_DEFAULT(606, "Existing rows would lack a value"),
  ROWS_WITHOUT_VALUE(607, "Existing rows lack a value"),
  ROWS_OUT_OF_BOUNDS(608, "Existing rows do not fit a bound"),
  OPTION_IN_USE(609, "Existing rows use a removed option"),
  ROWS_BREAK_CHECK(610, "Existing rows break a check"),
  ROWS_NOT_UNIQUE(611, "Existing rows are not unique"),
  ROWS_REFUSED(612, "Existing rows do not allow the change"),
  NAME_DIFFERS(613, "The app has another name than its address"),
  TABLES_BUSY(614, "The tables are in use");

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
