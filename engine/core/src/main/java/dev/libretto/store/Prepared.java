package dev.libretto.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a statement, or all of it but the last parameters, written once for a program.
 *
 * @param parameters values of the placeholders in it, from {@code $1} on
 */
record Prepared(String sql, List<@Nullable Object> parameters, RowWriter writer) {
  Prepared {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }
}
