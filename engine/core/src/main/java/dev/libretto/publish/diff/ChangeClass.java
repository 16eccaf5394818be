package dev.libretto.publish.diff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a change means to those who use the app. A change may be of several classes. */
public enum ChangeClass {
  /** Nobody loses anything. */
  SAFE,
  /** Rows there are have to be brought to the new form, which takes time and no consent. */
  NEEDS_BACKFILL,
  /** Rows or values are no longer there for anybody; they are parked for a while. */
  MAY_LOSE_DATA,
  /** Somebody may see or do what they could not before. */
  WIDENS_ACCESS;

  /** The name in answers and on the command line, such as {@code may-lose-data}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a change of this class is only made when its author has said so. */
  public boolean needsConsent() {
    return this == MAY_LOSE_DATA || this == WIDENS_ACCESS;
  }

  /** The class with this name. */
  public static Optional<ChangeClass> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
