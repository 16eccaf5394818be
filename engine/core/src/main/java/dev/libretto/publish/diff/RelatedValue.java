package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.program.Field;

/** What lookups and rollups differ in. */
final class RelatedValue {

  private RelatedValue() {}

  /** Whether it shows more than before: anything else by the app's authority is more. */
  static boolean widens(Field from, Field to) {
    return to.showsAsApp() && !to.type().equals(from.type());
  }

  /** Adds the keywords that differ. */
  static Keywords compare(Field from, Field to, Keywords keywords) {
    return keywords
        .compare("type", from.kind().name(), to.kind().name())
        .compare("relation", relation(from), relation(to))
        .compare("field", field(from), field(to))
        .compare("function", function(from), function(to))
        .compare("where", where(from), where(to))
        .compare("as", from.showsAsApp(), to.showsAsApp());
  }

  private static Object relation(Field field) {
    return switch (field.type()) {
      case FieldType.Lookup lookup -> lookup.relation();
      case FieldType.Rollup rollup -> rollup.relation();
      default -> "";
    };
  }

  private static Object field(Field field) {
    return switch (field.type()) {
      case FieldType.Lookup lookup -> lookup.field();
      case FieldType.Rollup rollup -> rollup.field() == null ? "" : rollup.field();
      default -> "";
    };
  }

  private static Object function(Field field) {
    return field.type() instanceof FieldType.Rollup rollup ? rollup.function() : "";
  }

  private static Object where(Field field) {
    return field.type() instanceof FieldType.Rollup rollup && rollup.where() != null
        ? rollup.where()
        : "";
  }
}
