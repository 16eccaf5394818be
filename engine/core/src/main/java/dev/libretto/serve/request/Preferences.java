package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Upsert.Resolution;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Prefer} header (RFC 7240) asks for, in PostgREST's words (its documentation,
 * "Prefer Header").
 *
 * @param representation whether a write answers with the rows written
 * @param minimal whether one that answers with a row unasked shall not
 * @param count whether a read answers with the number of all matching rows
 * @param resolution what happens to new rows that are there already; null: they collide
 * @param maxAffected how many rows a change may reach, or null for any number
 * @param rollback whether a write is only tried
 * @param applied what the {@code Preference-Applied} header says, or null
 */
public record Preferences(
    boolean representation,
    boolean minimal,
    boolean count,
    @Nullable Resolution resolution,
    @Nullable Integer maxAffected,
    boolean rollback,
    @Nullable String applied) {

  private static final Preferences NONE =
      new Preferences(false, false, false, null, null, false, null);

  /** Reads the header. Unknown preferences are ignored unless {@code handling=strict}. */
  public static Preferences parse(@Nullable String header) {
    return header == null || header.isEmpty() ? NONE : new Reader().read(header);
  }

  /** The later of two that contradict each other counts. */
  private static final class Reader {

    private boolean representation;
    private boolean minimal;
    private boolean count;
    private @Nullable Resolution resolution;
    private @Nullable Integer maxAffected;
    private boolean rollback;
    private boolean strict;
    private final StringBuilder applied = new StringBuilder();
    private @Nullable String unknown;

    Preferences read(String header) {
      for (var part : header.split(",", -1)) {
        var preference = part.strip().toLowerCase(Locale.ROOT);
        if (isKnown(preference)) {
          applied.append(applied.isEmpty() ? "" : ", ").append(preference);
        } else if (!preference.isEmpty()) {
          unknown = part.strip();
        }
      }
      if (strict && unknown != null) {
        throw Refusal.of(
                RequestCode.BAD_PREFERENCE,
                "The preference '" + QueryParser.shortened(unknown) + "' is not known",
                "Known are return=…, count=…, resolution=…, missing=default, max-affected=…, tx=…"
                    + " and handling=…")
            .thrown();
      }
      return new Preferences(
          representation,
          minimal,
          count,
          resolution,
          maxAffected,
          rollback,
          applied.isEmpty() ? null : applied.toString());
    }

    private boolean isKnown(String preference) {
      switch (preference) {
        case "return=representation" -> {
          representation = true;
          minimal = false;
        }
        case "return=minimal", "return=headers-only" -> {
          representation = false;
          minimal = true;
        }
        // What is estimated would tell of rows that rules hide; and exact is an estimate, too.
        case "count=exact", "count=planned", "count=estimated" -> count = true;
        case "resolution=merge-duplicates" -> resolution = Resolution.MERGE;
        case "resolution=ignore-duplicates" -> resolution = Resolution.IGNORE;
        case "tx=rollback" -> rollback = true;
        case "tx=commit" -> rollback = false;
        case "handling=strict" -> strict = true;
        case "handling=lenient" -> strict = false;
        // Fields that a new row does not mention always have their default.
        case "missing=default" -> {}
        default -> {
          return isMaxAffected(preference);
        }
      }
      return true;
    }

    private boolean isMaxAffected(String preference) {
      if (!preference.matches("max-affected=\\d{1,9}")) {
        return false;
      }
      maxAffected = Integer.valueOf(preference.substring("max-affected=".length()));
      return true;
    }
  }
}
