package dev.libretto.publish.check;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.SystemFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A read-only view of a definition by names. Of names that stand twice, the first counts. */
final class Names {

  /** How many names a hint lists. */
  private static final int MOST_LISTED = 20;

  private final AppDefinition definition;
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();

  /** By the place of the table, which is its own even where its name is not. */
  private final Map<Pointer, Map<String, FieldDefinition>> fields = new HashMap<>();

  private final RowScopes scopes;

  Names(AppDefinition definition) {
    this.definition = definition;
    this.scopes = new RowScopes(definition);
    for (TableDefinition table : definition.tables()) {
      tables.putIfAbsent(table.name(), table);
      var byName = new LinkedHashMap<String, FieldDefinition>();
      table.fields().forEach(field -> byName.putIfAbsent(field.name(), field));
      fields.put(table.at(), byName);
    }
  }

  AppDefinition definition() {
    return definition;
  }

  List<TableDefinition> tables() {
    return definition.tables();
  }

  Optional<TableDefinition> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** An author's field of a table. */
  Optional<FieldDefinition> field(TableDefinition table, String name) {
    return Optional.ofNullable(byName(table).get(name));
  }

  /** What the expressions about the rows of a table may speak of. */
  RowScopes scopes() {
    return scopes;
  }

  /** What the computed fields of a table result in. */
  ComputedTypes computed(TableDefinition table) {
    return scopes.computed(table);
  }

  /**
   * The author's field of that name, or empty with an error when there is neither such a field nor
   * a system field of that name.
   */
  Optional<FieldDefinition> expectField(
      TableDefinition table, String name, Pointer at, Findings findings) {
    Optional<FieldDefinition> field = field(table, name);
    if (field.isEmpty() && !SystemFields.NAMES.contains(name)) {
      var known = new ArrayList<>(byName(table).keySet());
      known.addAll(SystemFields.NAMES);
      findings.error(
          DefinitionCode.UNKNOWN_FIELD,
          at,
          "Table `" + table.name() + "` has no field `" + name + "`.",
          Suggestion.hint(name, known).orElse("Its fields: " + listed(known)));
    }
    return field;
  }

  /** The table of that name, or empty with an error. */
  Optional<TableDefinition> expectTable(String name, Pointer at, Findings findings) {
    Optional<TableDefinition> table = table(name);
    if (table.isEmpty()) {
      findings.error(
          DefinitionCode.UNKNOWN_TABLE,
          at,
          "The app has no table `" + name + "`.",
          Suggestion.hint(name, tables.keySet())
              .orElse(
                  tables.isEmpty()
                      ? "It has no tables at all."
                      : "Its tables: " + listed(tables.keySet())));
    }
    return table;
  }

  private static String listed(Collection<String> names) {
    String some = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int others = names.size() - MOST_LISTED;
    return others > 0 ? some + " and " + others + " more." : some + ".";
  }

  private Map<String, FieldDefinition> byName(TableDefinition table) {
    return Objects.requireNonNull(fields.get(table.at()));
  }
}
