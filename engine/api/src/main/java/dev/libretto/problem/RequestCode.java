package dev.libretto.problem;

/**
 * What can be wrong with a request to a published app or to the builder API. 7xx the request, 8xx
 * the row it wants to write.
 */
public enum RequestCode implements ProblemCode {
  NOT_FOUND(701, 404, "Nothing is published here"),
  UNKNOWN_TABLE(702, 404, "The app has no such table"),
  ROW_NOT_FOUND(703, 404, "No such row"),
  METHOD_NOT_ALLOWED(704, 405, "The method is not allowed here"),
  UNKNOWN_COLUMN(705, 400, "The table has no such column"),
  UNKNOWN_OPERATOR(706, 400, "The filter has no such operator"),
  BAD_VALUE(707, 400, "The value does not fit the column"),
  BAD_SELECT(708, 400, "The select parameter cannot be read"),
  BAD_ORDER(709, 400, "The order parameter cannot be read"),
  BAD_RANGE(710, 400, "The limit, offset or range cannot be read"),
  BAD_FILTER(711, 400, "The filter cannot be read"),
  RANGE_NOT_SATISFIABLE(712, 416, "The range lies beyond the last row"),
  UNFILTERED_WRITE(713, 400, "A change without a filter would reach every row"),
  NOT_SIGNED_IN(714, 401, "A sign-in is needed"),
  FORBIDDEN(715, 403, "The rules do not allow this"),
  CROSS_SITE(716, 403, "The request comes from another site"),
  PRECONDITION_FAILED(717, 412, "The row has changed since it was read"),
  BAD_PRECONDITION(718, 400, "The If-Match header cannot be read"),
  BAD_PREFERENCE(719, 400, "The Prefer header asks for something unknown"),
  TOO_LARGE(720, 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(721, 415, "The body is of another type than this route reads"),
  MALFORMED_BODY(722, 400, "The body is not JSON"),
  NOT_ACCEPTABLE(723, 406, "The reply cannot be given in the type asked for"),
  URI_TOO_LONG(724, 414, "The address is too long"),
  TOO_COMPLEX(725, 400, "The query asks for too much at once"),
  MALFORMED_REQUEST(726, 400, "The request is not well-formed HTTP"),
  HEADERS_TOO_LARGE(727, 431, "The headers are too large"),
  BAD_DEFINITION(730, 422, "The definition has problems"),
  BAD_NAME(731, 400, "The name cannot be used in an address"),
  BAD_PARAMETER(732, 400, "The address has a parameter that is not understood"),
  UNKNOWN_FILE(733, 422, "The file does not exist"),
  UNFIT_FILE(734, 422, "The field does not take this file"),
  UNKNOWN_MEMBER(735, 422, "The member does not exist"),
  FIELD_HIDDEN(741, 422, "The field is not open in this row"),
  FIELD_READ_ONLY(742, 422, "The field keeps its value in this row"),
  FIELD_FORBIDDEN(743, 403, "The rules do not allow writing the field"),
  NO_TRANSITION(744, 409, "No transition leads from the row's state to this one"),
  GUARD_FAILED(745, 409, "The guard of the transition does not hold"),
  TRANSITION_FORBIDDEN(746, 403, "The transition is for others"),
  UNKNOWN_TRANSITION(747, 404, "The app has no such transition"),
  WRONG_START(748, 422, "A new row starts in another state"),
  OUT_OF_REACH(749, 403, "The API key does not reach so far"),
  NOT_IN_TRASH(750, 404, "No such row is in the trash"),
  BAD_INSTANT(751, 400, "The instant cannot be read"),
  NOT_REMEMBERED(752, 410, "The table no longer remembers that time"),
  INVALID_ROW(801, 422, "The row does not fit its table"),
  UNKNOWN_ROW_KEY(802, 422, "The table has no such field"),
  MISSING_VALUE(803, 422, "A value is required"),
  WRONG_TYPE(804, 422, "The value is of another type"),
  OUT_OF_BOUNDS(805, 422, "The value is outside its bounds"),
  BAD_FORMAT(806, 422, "The value is not of the required form"),
  NOT_AN_OPTION(807, 422, "The value is not one of the options"),
  READ_ONLY_FIELD(808, 422, "The field is written by the engine"),
  CHECK_FAILED(809, 422, "A rule of the table does not hold"),
  NOT_UNIQUE(810, 409, "Another row has this value"),
  MISSING_REFERENCE(811, 409, "The row referred to does not exist"),
  STILL_REFERENCED(812, 409, "Other rows refer to this row"),
  SIGN_IN_FAILED(820, 401, "Name and password do not fit"),
  TOO_MANY_ATTEMPTS(821, 429, "Too many attempts"),
  REGISTRATION_CLOSED(822, 403, "Registration is closed"),
  NAME_TAKEN(823, 409, "The name is taken"),
  WEAK_PASSWORD(824, 422, "The password is easy to guess"),
  INVALID_BODY(825, 422, "The body does not fit this route"),
  REFRESH_REFUSED(826, 401, "The refresh token is not good"),
  OPERATOR_ONLY(827, 403, "Only an operator may do this"),
  PLAN_LIMIT(828, 403, "The plan does not allow more"),
  PROVIDER_SIGN_IN_FAILED(829, 401, "The sign-in with the provider failed"),
  PROVIDER_NOT_SET_UP(830, 404, "No provider is set up"),
  LAST_OPERATOR(831, 409, "Nobody else is an operator"),
  PLAN_ROWS(832, 403, "The app holds as many rows as its plan allows"),
  TOO_MANY_REQUESTS(833, 429, "Too many requests"),
  LINK_NOT_GOOD(834, 410, "The link cannot be used"),
  CONSENT_NEEDED(813, 409, "The changes need their author's consent"),
  UNKNOWN_VERSION(814, 404, "The app has no such version"),
  BAD_EMAIL(850, 422, "The mail address cannot be used"),
  TOO_MANY_TRIES(851, 429, "There have been too many tries"),
  SIGN_IN_REFUSED(852, 403, "The sign-in cannot be completed"),
  WRONG_CODE(853, 403, "The code is another one"),
  BAD_CSRF_TOKEN(854, 403, "The change does not come from the app's own page"),
  MAIL_NOT_CONFIGURED(855, 503, "The engine has no way to send mail"),
  BAD_MEMBER(856, 422, "The member cannot be like this"),
  MEMBER_EXISTS(857, 409, "The address is a member already"),
  BAD_KEY(858, 422, "The API key cannot be like this"),
  NO_SUCH_MEMBER(859, 404, "The app has no such member, session or key"),
  PROVIDER_FAILED(860, 502, "The sign-in provider cannot be used"),
  ANSWER_TOO_LARGE(875, 422, "The answer would be too large"),
  MEMORY_FULL(876, 503, "The engine holds as much as it can"),
  NO_SUCH_DELIVERY(880, 404, "The app has no such delivery"),
  NOT_RETRYABLE(881, 409, "The delivery cannot be tried again"),
  NO_SUCH_KEY(890, 400, "The table has no such unique key"),
  TOO_MANY_AFFECTED(891, 400, "The change would reach too many rows"),
  INTERNAL(799, 500, "The engine made a mistake"),
  UNAVAILABLE(798, 503, "The engine cannot answer now");

  private final int number;
  private final int status;
  private final String title;

  RequestCode(int number, int status, String title) {
    this.number = number;
    this.status = status;
    this.title = title;
  }

  @Override
  public int number() {
    return number;
  }

  /** The HTTP status that goes with the code. */
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
