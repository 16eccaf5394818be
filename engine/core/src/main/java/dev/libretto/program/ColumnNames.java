package dev.libretto.program;

import java.util.Map;

/**
 * The columns of an app's fields. Nearly all are named by their field's id alone; a field whose
 * values have moved to a column of another type has a column that says since which version.
 *
 * @param others the columns that are not called as usual, by the id of their field
 */
public record ColumnNames(Map<String, String> others) {

  /** Every column is named by its field's id. */
  public static final ColumnNames USUAL = new ColumnNames(Map.of());

  public ColumnNames {
    others = Map.copyOf(others);
  }

  /** The usual name of a field's column. */
  public static String usual(String fieldId) {
    return "c_" + fieldId;
  }

  /** The name of the column a field's values move to when they cannot stay in the usual one. */
  public static String since(int version, String fieldId) {
    return usual(fieldId) + "_" + version;
  }

  /** The name of the table that holds the links of a relation to many. */
  public static String links(String fieldId) {
    return "m_" + fieldId;
  }

  /** The column of a field. */
  public String of(String fieldId) {
    return others.getOrDefault(fieldId, usual(fieldId));
  }
}
