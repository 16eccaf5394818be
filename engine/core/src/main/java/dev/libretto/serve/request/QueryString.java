package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decoded parameters of a query string, in order, repeated names included. */
public record QueryString(List<Parameter> parameters) {

  /** More parameters than any real query has. */
  private static final int MOST_PARAMETERS = 200;

  public QueryString {
    parameters = List.copyOf(parameters);
  }

  /** A name and its value; a parameter without {@code =} has the empty value. */
  public record Parameter(String name, String value) {}

  /**
   * Decodes a raw query ({@code application/x-www-form-urlencoded}).
   *
   * @param raw what follows the question mark, or null
   */
  public static QueryString parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return new QueryString(List.of());
    }
    var parameters = new ArrayList<Parameter>();
    var start = 0;
    while (start <= raw.length()) {
      var end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      if (end > start) {
        parameters.add(parameter(raw.substring(start, end)));
      }
      start = end + 1;
    }
    if (parameters.size() > MOST_PARAMETERS) {
      throw Refusal.of(
              RequestCode.TOO_COMPLEX,
              "The query has more than " + MOST_PARAMETERS + " parameters",
              "Use in.(…) instead of many conditions")
          .thrown();
    }
    return new QueryString(parameters);
  }

  private static Parameter parameter(String pair) {
    var equals = pair.indexOf('=');
    return equals < 0
        ? new Parameter(decode(pair), "")
        : new Parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return checked(text);
    }
    try {
      return checked(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      throw Refusal.of(
              RequestCode.BAD_FILTER,
              "The query has a % that is not followed by two hexadecimal digits",
              "Write a percent sign as %25")
          .thrown();
    }
  }

  private static String checked(String text) {
    for (var index = 0; index < text.length(); index++) {
      var c = text.charAt(index);
      if (c == 0 || c == '\uFFFD' || (Character.isSurrogate(c) && !pair(text, index))) {
        throw Refusal.of(
                RequestCode.BAD_FILTER,
                "The query has a character that is not Unicode text",
                "Encode the address as UTF-8")
            .thrown();
      }
    }
    return text;
  }

  private static boolean pair(String text, int index) {
    var c = text.charAt(index);
    return Character.isHighSurrogate(c)
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
