package dev.libretto.publish.check;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.RoleDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.problem.Pointer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the expressions of one definition may speak of, table by table. Checking and compiling ask
 * here both, so that what was found sound is what is compiled.
 */
public final class RowScopes implements RelatedRows {

  private final Set<String> roles;

  /** Of names that stand twice, the first counts. */
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();

  /** By the place of the table, which is its own even where its name is not. */
  private final Map<Pointer, ComputedTypes> computed = new HashMap<>();

  private final RelatedTypes related;

  /** Compiles the computed fields of all tables. */
  public RowScopes(AppDefinition definition) {
    this.roles =
        definition.roles().stream()
            .map(RoleDefinition::name)
            .collect(Collectors.toUnmodifiableSet());
    for (var table : definition.tables()) {
      tables.putIfAbsent(table.name(), table);
      computed.put(table.at(), ComputedTypes.of(table));
    }
    this.related = new RelatedTypes(tables, definition.tables(), computed);
  }

  /** What the computed fields of a table result in. */
  public ComputedTypes computed(TableDefinition table) {
    return Objects.requireNonNull(computed.get(table.at()));
  }

  /** What lookups and rollups result in. */
  public RelatedTypes related() {
    return related;
  }

  /**
   * For rules about reading, updating and deleting, and for guards: everything but what depends on
   * who looks, for it is them who decide that.
   */
  public Scope rule(TableDefinition table) {
    return RowScope.ofRule(table, computed(table), related.ofTheApp(table), this, roles);
  }

  /** What authors may expect to be known: everything. */
  public Scope everything(TableDefinition table) {
    return RowScope.ofRule(table, computed(table), related.signatures(table), this, roles);
  }

  /** For the rule about creating. */
  public Scope create(TableDefinition table) {
    return RowScope.ofCreate(table, computed(table), this, roles);
  }

  /**
   * For the conditions of fields and the rules about writing them: what a writer gives, without
   * following relations, since a form asks them while one types.
   */
  public Scope condition(TableDefinition table) {
    return create(table).withoutHops();
  }

  /** For checks. */
  public Scope check(TableDefinition table) {
    return RowScope.ofCheck(table, computed(table));
  }

  /**
   * For the conditions of triggers, which are asked after the fact and of the row alone.
   *
   * @param changed whether the row as it was is known as {@code old}
   */
  public Scope trigger(TableDefinition table, boolean changed) {
    return RowScope.ofTrigger(table, computed(table), changed);
  }

  @Override
  public Map<String, FieldSignature> row(String name) {
    var table = tables.get(name);
    if (table == null) {
      return Map.of();
    }
    return rule(table).row();
  }
}
