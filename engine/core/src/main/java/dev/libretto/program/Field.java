package dev.libretto.program;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.InverseKind;
import dev.libretto.kind.ManyKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a table.
 *
 * @param id the stable identity; for a system field, its name
 * @param kind what the author declared, a pattern in its canonical spelling; for a system field,
 *     the kind it behaves as
 * @param expressionType the type its value has in expressions; for a computed field, the type of
 *     its result
 * @param rules when and to whom the field is open
 * @param computed the expression of a computed field with the computed fields it uses expanded, so
 *     that it refers to stored and system fields only; null for every other field
 * @param physicalName the name of the column, or of the table that holds the links of a relation to
 *     many; of a field that is worked out, the one it would have
 */
public record Field(
    String id,
    String name,
    String label,
    @Nullable String help,
    Origin origin,
    FieldKind kind,
    Type expressionType,
    boolean required,
    @Nullable Json defaultValue,
    FieldRules rules,
    @Nullable Expression computed,
    String physicalName) {

  /** Where a field's value comes from. */
  public enum Origin {
    /** Whoever writes the row. */
    AUTHOR,
    /** Other values: those of the field's expression, or of related rows. */
    COMPUTED,
    /** The engine. */
    SYSTEM
  }

  /** A field of the kind of a declared type. */
  public Field(
      String id,
      String name,
      String label,
      @Nullable String help,
      Origin origin,
      FieldType type,
      Type expressionType,
      boolean required,
      @Nullable Json defaultValue,
      FieldRules rules,
      @Nullable Expression computed,
      String physicalName) {
    this(
        id,
        name,
        label,
        help,
        origin,
        FieldKind.of(type, expressionType),
        expressionType,
        required,
        defaultValue,
        rules,
        computed,
        physicalName);
  }

  /** The name of the table a relation of any sort leads to; empty for other fields. */
  public Optional<String> relatedTable() {
    return switch (kind.type()) {
      case FieldType.Relation relation -> Optional.of(relation.table());
      case FieldType.Many many -> Optional.of(many.table());
      case FieldType.Inverse inverse -> Optional.of(inverse.table());
      default -> Optional.empty();
    };
  }

  /** Whether it shows what those who see it may not read where it stands. */
  public boolean showsAsApp() {
    return switch (kind.type()) {
      case FieldType.Lookup lookup -> lookup.asApp();
      case FieldType.Rollup rollup -> rollup.asApp();
      default -> false;
    };
  }

  /** Whether a value is a list of the ids of related rows. */
  public boolean leadsToMany() {
    return kind instanceof ManyKind || kind instanceof InverseKind;
  }

  /** What the author declared. */
  public FieldType type() {
    return kind.type();
  }

  /** The type of the column, or of a computed field's result. */
  public ColumnType columnType() {
    return kind.column().type();
  }

  /** Whether the value stands in a column of the table. */
  public boolean hasColumn() {
    return kind.isColumn();
  }

  /** Whether the value is worked out and stands in a column that the database keeps right. */
  public boolean isStoredComputed() {
    return computed != null && hasColumn();
  }

  /** Whether a caller may give the field a value. */
  public boolean writable() {
    return origin == Origin.AUTHOR && !kind.isGivenByEngine();
  }
}
