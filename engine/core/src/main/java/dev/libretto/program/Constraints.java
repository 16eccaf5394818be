package dev.libretto.program;

/**
 * Names of what hangs on one column in the database. They derive from the column's name, so that a
 * field whose values have moved to another column has other constraints too.
 */
public final class Constraints {

  private Constraints() {}

  /** The foreign key of a relation, and the index for its other direction. */
  public static String foreignKey(Field field) {
    return "f_" + place(field.physicalName());
  }

  /** The foreign key of the links of a relation to many, to the rows they lead to. */
  public static String linkKey(Field field) {
    return "g_" + place(field.physicalName());
  }

  /** The check that stands in for NOT NULL until all rows have been looked at. */
  public static String hasValue(Field field) {
    return "n_" + place(field.physicalName());
  }

  /** The trigger, and its function, that keep a column abreast of the one it will replace. */
  public static String abreast(Field field) {
    return "s_" + place(field.physicalName());
  }

  /** The trigger, and its function, that do the same for what the change log remembers. */
  public static String remembers(Field field) {
    return "m_" + place(field.physicalName());
  }

  /**
   * The trigger, and its function, that keep the column of a computed field. Triggers fire in the
   * order of their names, and this one has to come last: after {@link #abreast} and what cascades
   * count.
   */
  public static String computes(Field field) {
    return "v_" + place(field.physicalName());
  }

  private static String place(String column) {
    return column.substring(2);
  }
}
