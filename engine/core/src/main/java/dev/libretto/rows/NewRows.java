package dev.libretto.rows;

import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validated rows for one table, to be written together with those for others. */
public record NewRows(Table table, List<Row> rows) {

  public NewRows {
    rows = List.copyOf(rows);
  }

  /** A row's values in the order of the table's columns for inserting; null for no value. */
  public record Row(List<@Nullable Object> values) {
    public Row {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }
}
