package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Computed;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.FieldKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the values of a field can stand in an index, and how long they are. */
final class Indexable {

  private static final String STORED =
      "A computed field is stored, and can be indexed, when it follows from the row's own stored"
          + " fields alone: name such a field, or the fields this one is worked out of.";

  private Indexable() {}

  /**
   * Why a field cannot be indexed.
   *
   * @param reason behind the field's name
   */
  record Unfit(String reason, @Nullable String hint) {}

  /** Empty when it can, or when something else about it is reported elsewhere. */
  static Optional<Unfit> unfit(Names names, TableDefinition table, FieldDefinition field) {
    if (!(field.type() instanceof Computed)) {
      return FieldKind.of(field.type()).unfitForIndex().map(reason -> new Unfit(reason, null));
    }
    var computed = names.computed(table);
    return computed.isLeftOut(field.name())
        ? Optional.empty()
        : computed
            .hindrance(field.name())
            .map(why -> new Unfit(why.reason() + " and is not stored", STORED));
  }

  /** The most characters of text an entry of a field's value has, as far as is declared. */
  static long mostCharacters(Names names, TableDefinition table, FieldDefinition field) {
    var expression = names.computed(table).expanded().get(field.name());
    return field.type() instanceof Computed && expression != null
        ? TextLength.most(
            expression,
            name ->
                names
                    .field(table, name)
                    .map(one -> FieldKind.of(one.type()).mostCharacters())
                    .orElse(0L))
        : FieldKind.of(field.type()).mostCharacters();
  }
}
