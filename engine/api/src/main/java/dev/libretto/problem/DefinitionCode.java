package dev.libretto.problem;

/**
 * What can be wrong with a definition. 1xx the text, 2xx its shape, 3xx names and references, 4xx
 * expressions, 5xx views, 6xx publishing over what is already published, tests and triggers.
 */
public enum DefinitionCode implements ProblemCode {
  MALFORMED_JSON(101, "The text is not JSON"),
  NOT_UTF8(102, "The file is not UTF-8 text"),
  FILE_TOO_LARGE(103, "The file is too large"),
  DUPLICATE_KEY(104, "A key stands twice in one object"),
  TOO_DEEP(105, "The JSON is nested too deeply"),
  UNSTORABLE_CHARACTER(106, "A string holds a character that cannot be stored"),
  INEXACT_NUMBER(107, "A number cannot be kept exactly"),
  EMPTY_FILE(108, "The file is empty"),
  TOO_MANY_VALUES(109, "The file holds too many values"),
  KEY_TOO_LONG(110, "A key is too long"),
  TOO_MANY_PROBLEMS(111, "There are more problems than are shown"),

  UNKNOWN_KEY(201, "Unknown key"),
  MISSING_KEY(202, "A key is missing"),
  WRONG_TYPE(203, "The value is of another type"),
  NOT_A_CHOICE(204, "The value is not one of those allowed"),
  OUT_OF_BOUNDS(205, "The number is outside its bounds"),
  BAD_LENGTH(206, "Too long or too short"),
  BAD_FORM(207, "The text is not of the required form"),
  REPEATED_ITEM(208, "A list holds the same value twice"),

  UNKNOWN_FIELD(301, "Unknown field"),
  UNKNOWN_TABLE(302, "Unknown table"),
  DUPLICATE_TABLE(303, "Two tables have the same name"),
  DUPLICATE_FIELD(304, "Two fields have the same name"),
  DUPLICATE_OPTION(305, "Two options have the same value"),
  DUPLICATE_CHECK(306, "Two checks have the same name"),
  DUPLICATE_ID(307, "An id stands twice"),
  RESERVED_FIELD_NAME(308, "The field name is taken by the engine"),
  UNFIT_TITLE_FIELD(309, "The field cannot name a row"),
  UNFIT_UNIQUE_FIELD(310, "The field cannot be part of a unique constraint"),
  UNFIT_INDEX_FIELD(311, "The field cannot be part of an index"),
  CONTRADICTORY_BOUNDS(312, "The bounds leave no value"),
  UNFIT_DEFAULT(313, "The default does not fit its field"),
  CIRCULAR_COMPUTATION(314, "Computed fields need each other"),
  UNKNOWN_CURRENCY(315, "Unknown currency"),
  UNKNOWN_TIME_ZONE(316, "Unknown time zone"),
  UNKNOWN_LOCALE(317, "Unknown locale"),
  UNFIT_BOUND(318, "The field cannot hold its own bound"),
  SET_NULL_ON_REQUIRED(319, "A required relation cannot be emptied"),
  AMBIGUOUS_RENAME(320, "It is unclear what was renamed"),
  CONTRADICTORY_IDENTITY(321, "The id belongs to something else"),
  DUPLICATE_CONSTRAINT(322, "The same constraint stands twice"),
  UNREADABLE_TABLE(323, "Only the builder can read the table"),
  CIRCULAR_REQUIREMENT(324, "No row could ever be the first"),
  IDENTICAL_LABELS(325, "Two fields have the same label"),
  RESERVED_TABLE_NAME(326, "The table name is taken by the engine"),
  LONG_INDEX_ENTRY(327, "Values may be too long for their index"),
  BAD_NUMBER_PATTERN(330, "The pattern of an auto number cannot be filled in"),
  NOT_A_RELATION(335, "The field leads to no row"),
  WRONG_INVERSE(336, "The other relation does not lead here"),
  UNFIT_ROLLUP(337, "The function does not fit what it works on"),
  CIRCULAR_LOOKUP(338, "Fields of related rows need each other"),
  LIST_OF_LISTS(339, "It would be a list of lists"),
  TOO_MANY_SELECTS(340, "A field is made of too many related rows"),
  CONTRADICTORY_RELATION(341, "What is said of the relation contradicts itself"),
  UNKNOWN_ROLE(350, "Unknown role"),
  DUPLICATE_ROLE(351, "Two roles have the same name"),
  REQUIRED_BUT_HIDDEN(352, "A required field has conditions"),
  UNFIT_STATES_FIELD(353, "The field cannot hold a state"),
  UNKNOWN_STATE(354, "Unknown state"),
  DUPLICATE_TRANSITION(355, "Two transitions have the same name"),
  UNREACHABLE_STATE(356, "No row can reach a state"),
  UNFIT_EFFECT(357, "A transition cannot set the field"),
  CONTRADICTORY_START(358, "The default is not the initial state"),
  NO_WAY_TO_SIGN_IN(359, "There is no way to sign in"),
  DUPLICATE_PROVIDER(360, "Two providers have the same name"),

  SENSITIVE_FIELD_OPEN(390, "A sensitive field can be read without a sign-in"),
  ROWS_OPEN_TO_ANYBODY(391, "Anybody can change or delete every row"),
  SENSITIVE_FIELD_ON_SIGN_UP(392, "Whoever signs up can read a sensitive field"),

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
  WRONG_RESULT_TYPE(411, "The expression results in another type"),
  UNKNOWN_ROLE_IN_EXPRESSION(412, "The expression names a role the app does not declare"),
  TOO_MANY_HOPS(413, "The expression follows too many relations"),
  NOBODY_IS_EQUAL(414, "The comparison would hold for callers nobody knows"),
  EXPRESSION_TOO_COSTLY(415, "The expression can take too long"),

  DUPLICATE_VIEW(501, "Two views have the same name"),
  RESERVED_VIEW_NAME(502, "The view name is taken by the engine"),
  DUPLICATE_CONTROL(503, "A field stands twice in one layout"),
  UNFILLABLE_FORM(504, "The form leaves out a required field"),
  UNSORTABLE_FIELD(505, "Rows cannot be ordered by this field"),
  READ_ONLY_CONTROL(506, "The form shows a field nobody can fill in"),

  TYPE_CHANGED(603, "A published field has a type its values cannot become"),
  REQUIRED_WITHOUT_DEFAULT(606, "Existing rows would lack a value"),
  ROWS_WITHOUT_VALUE(607, "Existing rows lack a value"),
  ROWS_OUT_OF_BOUNDS(608, "Existing rows do not fit a bound"),
  OPTION_IN_USE(609, "Existing rows use a removed option"),
  ROWS_BREAK_CHECK(610, "Existing rows break a check"),
  ROWS_NOT_UNIQUE(611, "Existing rows are not unique"),
  ROWS_REFUSED(612, "Existing rows do not allow the change"),
  NAME_DIFFERS(613, "The app has another name than its address"),
  TABLES_BUSY(614, "The tables are in use"),
  REQUIRED_INCONVERTIBLE(615, "A required value cannot be converted"),
  DANGLING_REFERENCE(616, "A required reference leads nowhere"),

  DUPLICATE_TEST(650, "Two tests have the same name"),
  NOT_ONE_REQUEST(651, "A test makes exactly one request"),
  NOTHING_EXPECTED(652, "A test expects nothing"),
  CONTRADICTORY_EXPECTATION(653, "A test expects what cannot be"),
  UNKNOWN_GIVEN_ROW(654, "A test speaks of a row it is not given"),
  DUPLICATE_GIVEN_ROW(655, "Two rows of a test have the same label"),
  UNKNOWN_TRANSITION(656, "Unknown transition"),
  UNKNOWN_PROBLEM(657, "No request is refused with this code"),
  UNREADABLE_INSTANT(658, "There is no such instant"),
  GIVEN_ROW_OF_ANOTHER_TABLE(659, "The given row is of another table"),
  TEST_FAILED(660, "A test of the definition fails"),
  TESTS_TOO_LONG(661, "The tests take too long"),

  DUPLICATE_TRIGGER(670, "Two triggers have the same name"),
  UNFIT_TRIGGER_FIELDS(671, "The event is not about fields"),
  NOBODY_TO_NOTIFY(672, "The notification goes to nobody"),
  UNFIT_RECIPIENT(673, "The field names nobody mail can go to"),
  BAD_TEMPLATE(674, "The text has a brace that means nothing"),
  UNFIT_PLACEHOLDER(675, "The field cannot stand in a text"),
  SENSITIVE_IN_NOTIFICATION(676, "A notification tells a sensitive field"),
  MAIL_NOT_SET_UP(677, "The engine has no way to send mail"),
  ANYBODY_CHOOSES_RECIPIENT(678, "Anybody can have mail sent to any address");

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
