package dev.libretto.program;

import java.util.Map;

/**
 * The columns of an app's fields. Nearly all are named by their field's id alone; a field whose
 * values have moved to another column has one that says since which version.
 *
 * @param named the columns that are not called as usual, and those of computed fields however they
 *     are called: which of them have one was decided when the version was published. By the id of
 *     their field
 * @param drafted whether nothing is decided yet: then each computed field that can have a column
 *     has one
 */
public record ColumnNames(Map<String, String> named, boolean drafted) {

  /** Every column is named by its field's id, and there are as many as there can be. */
  public static final ColumnNames USUAL = new ColumnNames(Map.of(), true);

  public ColumnNames {
    named = Map.copyOf(named);
  }

  /** The columns of a version. */
  public ColumnNames(Map<String, String> named) {
    this(named, false);
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
    return named.getOrDefault(fieldId, usual(fieldId));
  }

  /**
   * Whether a computed field has a column.
   *
   * @param can whether it could
   */
  public boolean hasComputed(String fieldId, boolean can) {
    return drafted ? can : named.containsKey(fieldId);
  }
}
