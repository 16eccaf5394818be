package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.FieldKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lookups and rollups are made of: fields of the tables their relations lead to. */
final class RelatedNeeds {

  private final Map<String, TableDefinition> tables;

  /** A field of a table. */
  record Node(TableDefinition table, String field) {
    String path() {
      return table.name() + "." + field;
    }
  }

  RelatedNeeds(Map<String, TableDefinition> tables) {
    this.tables = tables;
  }

  /** Of two fields with one name, the first. */
  static Optional<FieldDefinition> field(TableDefinition table, String name) {
    return table.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The table a relation of any sort leads to. */
  Optional<TableDefinition> target(TableDefinition table, String relation) {
    return field(table, relation)
        .map(field ->
            switch (field.type()) {
              case FieldType.Relation to -> to.table();
              case FieldType.Many to -> to.table();
              case FieldType.Inverse to -> to.table();
              default -> "";
            })
        .map(tables::get);
  }

  /** What a lookup or rollup needs that is worked out itself; empty for other fields. */
  Optional<Set<Node>> of(TableDefinition table, FieldDefinition field) {
    return switch (field.type()) {
      case FieldType.Lookup lookup ->
          Optional.of(workedOut(table, lookup.relation(), List.of(lookup.field())));
      case FieldType.Rollup rollup ->
          Optional.of(workedOut(table, rollup.relation(), names(rollup)));
      default -> Optional.empty();
    };
  }

  /** The fields of the related rows a rollup speaks of, one twice that is also in its condition. */
  static List<String> names(FieldType.Rollup rollup) {
    var names = new ArrayList<String>();
    if (rollup.field() != null) {
      names.add(rollup.field());
    }
    if (rollup.where() != null) {
      names.addAll(RowReferences.in(rollup.where()));
    }
    return names;
  }

  private Set<Node> workedOut(TableDefinition table, String relation, List<String> names) {
    var nodes = new LinkedHashSet<Node>();
    target(table, relation)
        .ifPresent(target ->
            names.stream()
                .filter(name -> field(target, name).filter(RelatedNeeds::isWorkedOut).isPresent())
                .forEach(name -> nodes.add(new Node(target, name))));
    return nodes;
  }

  /** The other direction of a relation is known from the beginning. */
  private static boolean isWorkedOut(FieldDefinition field) {
    return FieldKind.of(field.type()).isWorkedOut() && !(field.type() instanceof FieldType.Inverse);
  }
}
