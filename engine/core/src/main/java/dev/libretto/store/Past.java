package dev.libretto.store;

import org.jspecify.annotations.Nullable;

/**
 * That a row is made of what the change log remembers: of what was given, and not of what was
 * worked out of it.
 *
 * @param present the alias of the same row as it is, where rules about it count too; null where
 *     they do not, or where there is none any longer. What may not be read of the one may not be
 *     read of the other either
 */
record Past(@Nullable String present) {

  /** A row of which only the past counts. */
  static final Past ALONE = new Past(null);
}
