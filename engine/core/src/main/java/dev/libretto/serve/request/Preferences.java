package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Prefer} header (RFC 7240) asks for.
 *
 * @param representation whether a write answers with the rows written
 * @param minimal whether one that answers with a row unasked shall not
 * @param count whether a read answers with the number of all matching rows
 * @param applied what the {@code Preference-Applied} header says, or null
 */
public record Preferences(
    boolean representation, boolean minimal, boolean count, @Nullable String applied) {

  private static final Preferences NONE = new Preferences(false, false, false, null);

  /** Reads the header. Unknown preferences are ignored unless {@code handling=strict}. */
  public static Preferences parse(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return NONE;
    }
    var representation = false;
    var minimal = false;
    var count = false;
    var strict = false;
    var applied = new StringBuilder();
    @Nullable String unknown = null;
    for (var part : header.split(",", -1)) {
      var preference = part.strip().toLowerCase(Locale.ROOT);
      var known = true;
      switch (preference) {
        case "return=representation" -> {
          representation = true;
          minimal = false;
        }
        case "return=minimal", "return=headers-only" -> {
          representation = false;
          minimal = true;
        }
        case "count=exact" -> count = true;
        case "handling=strict" -> strict = true;
        case "handling=lenient" -> strict = false;
        default -> known = false;
      }
      if (known) {
        applied.append(applied.isEmpty() ? "" : ", ").append(preference);
      } else if (!preference.isEmpty()) {
        unknown = part.strip();
      }
    }
    if (strict && unknown != null) {
      throw Refusal.of(
              RequestCode.BAD_PREFERENCE,
              "The preference '" + QueryParser.shortened(unknown) + "' is not known",
              "Known are return=representation, return=minimal, count=exact and handling=…")
          .thrown();
    }
    return new Preferences(
        representation, minimal, count, applied.isEmpty() ? null : applied.toString());
  }
}
