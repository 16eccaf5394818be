package dev.libretto.kind;

/**
 * The forms of values that travel as text, as regular expressions that RE2, ECMAScript and Java
 * read alike. They cover the whole text.
 */
public final class TextForm {

  private static final String TIME_OF_DAY =
      "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?";

  /** A calendar date of the years 0001 to 9999. */
  public static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

  /** A time of day, to the microsecond. */
  public static final String TIME = "^" + TIME_OF_DAY + "$";

  /** An instant (RFC 3339) with any offset, to the microsecond. */
  public static final String DATE_TIME =
      "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T"
          + TIME_OF_DAY
          + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

  /** A mail address: something, an at sign, and a domain with a dot. */
  public static final String EMAIL = "^[^@\\s]+@[^@\\s]+\\.[^@\\s.]+$";

  /** An absolute http or https address. */
  public static final String URL = "^https?://[^\\s/?#]+[^\\s]*$";

  /** A UUID in canonical lower-case form. */
  public static final String UUID =
      "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

  /** A member of an app. */
  public static final String MEMBER =
      "^member:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

  /** A telephone number as people write it, from its plus sign on. */
  public static final String PHONE = "^\\+[0-9 ()./-]{6,40}$";

  /** A length of time (ISO 8601) in weeks, days, hours, minutes and seconds. */
  public static final String DURATION = "^-?P[0-9WDTHMS.]{2,80}$";

  private TextForm() {}
}
