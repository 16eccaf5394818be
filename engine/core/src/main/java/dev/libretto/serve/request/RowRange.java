package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows a {@code Range} header asks for, {@code 0-24} or {@code 50-}, counted from 0.
 *
 * @param limit how many rows, or null for all from the offset on
 */
public record RowRange(long offset, @Nullable Integer limit) {

  private static final Pattern FORM = Pattern.compile("(?:items=)?(\\d{1,12})-(\\d{1,12})?");

  /** Reads the header; null when there is none, or when it counts bytes. */
  public static @Nullable RowRange parse(@Nullable String header) {
    if (header == null || header.startsWith("bytes=")) {
      return null;
    }
    var matcher = FORM.matcher(header.strip());
    if (!matcher.matches()) {
      throw refused(header);
    }
    var first = Long.parseLong(matcher.group(1));
    if (matcher.group(2) == null) {
      return new RowRange(first, null);
    }
    var last = Long.parseLong(matcher.group(2));
    if (last < first) {
      throw refused(header);
    }
    return new RowRange(first, (int) Math.min(Integer.MAX_VALUE, last - first + 1));
  }

  private static RuntimeException refused(String header) {
    return Refusal.of(
            RequestCode.BAD_RANGE,
            "The Range header '" + QueryParser.shortened(header) + "' cannot be read",
            "Write Range: 0-24")
        .thrown();
  }
}
