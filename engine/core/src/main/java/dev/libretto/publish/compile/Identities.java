package dev.libretto.publish.compile;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.RoleDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.problem.Problem;
import dev.libretto.publish.compile.Matching.Named;
import dev.libretto.publish.load.ProblemList;
import dev.libretto.publish.load.SourceMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every table, field and view its id: the one it brings, that of what it was renamed from,
 * that of what has its name in the previous version, or a new one. Ids are what data hangs on, so
 * whatever is unclear is refused rather than guessed.
 */
public final class Identities {

  private final ProblemList problems;
  private final SourceMap source;
  private final NewIds newIds;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> byPointer = new HashMap<>();

  private Identities(SourceMap source, NewIds newIds) {
    this.problems = new ProblemList(source.text());
    this.source = source;
    this.newIds = newIds;
  }

  /**
   * Gives the ids.
   *
   * @param definition a definition without errors
   * @param source where it was written
   * @param previous the canonical definition published before, if any
   * @param newIds the source of new ids
   */
  public static Identification assign(
      AppDefinition definition, SourceMap source, Optional<AppDefinition> previous, NewIds newIds) {
    var identities = new Identities(source, newIds);
    identities.take(definition);
    previous.ifPresent(identities::take);
    identities.match(definition, previous);
    List<Problem> problems = identities.problems.sorted();
    return problems.isEmpty()
        ? new Identification.Identified(
            CanonicalDefinition.withIds(definition, identities.byPointer))
        : new Identification.Refused(problems);
  }

  private void match(AppDefinition definition, Optional<AppDefinition> previous) {
    List<TableDefinition> oldTables = previous.map(AppDefinition::tables).orElse(List.of());
    var tables =
        Matching.of(
            "table",
            definition.tables().stream().map(Identities::named).toList(),
            oldTables.stream().map(Identities::named).toList(),
            source,
            problems);
    for (TableDefinition table : definition.tables()) {
      String oldId = tables.get(table.at());
      give(table.at().text(), table.id(), oldId);
      List<FieldDefinition> oldFields =
          oldTables.stream()
              .filter(old -> old.id() != null && old.id().equals(oldId))
              .findFirst()
              .map(TableDefinition::fields)
              .orElse(List.of());
      var fields =
          Matching.of(
              "field",
              table.fields().stream().map(Identities::named).toList(),
              oldFields.stream().map(Identities::named).toList(),
              source,
              problems);
      table.fields().forEach(field -> give(field.at().text(), field.id(), fields.get(field.at())));
    }
    match(
        "role",
        definition.roles().stream().map(Identities::named).toList(),
        previous.map(AppDefinition::roles).orElse(List.of()).stream()
            .map(Identities::named)
            .toList());
    match("transition", transitions(definition.tables()), transitions(oldTables));
    match(
        "view",
        definition.views().stream().map(Identities::named).toList(),
        previous.map(AppDefinition::views).orElse(List.of()).stream()
            .map(Identities::named)
            .toList());
  }

  /** Transitions are known by their names in the whole app. */
  private static List<Named> transitions(List<TableDefinition> tables) {
    return tables.stream()
        .flatMap(table -> Stream.ofNullable(table.states()))
        .flatMap(states -> states.transitions().stream())
        .map(t -> new Named(t.at(), t.id(), t.name(), t.renamedFrom()))
        .toList();
  }

  private void match(String kind, List<Named> now, List<Named> before) {
    var matched = Matching.of(kind, now, before, source, problems);
    now.forEach(one -> give(one.at().text(), one.id(), matched.get(one.at())));
  }

  private void give(String pointer, @Nullable String own, @Nullable String matched) {
    String id = own != null ? own : matched;
    byPointer.put(pointer, id != null ? id : fresh());
  }

  private String fresh() {
    String id = newIds.next();
    while (!taken.add(id)) {
      id = newIds.next();
    }
    return id;
  }

  private void take(AppDefinition definition) {
    for (TableDefinition table : definition.tables()) {
      take(table.id());
      table.fields().forEach(field -> take(field.id()));
    }
    definition.views().forEach(view -> take(view.id()));
    definition.roles().forEach(role -> take(role.id()));
    transitions(definition.tables()).forEach(transition -> take(transition.id()));
  }

  private void take(@Nullable String id) {
    if (id != null) {
      taken.add(id);
    }
  }

  private static Named named(TableDefinition table) {
    return new Named(table.at(), table.id(), table.name(), table.renamedFrom());
  }

  private static Named named(FieldDefinition field) {
    return new Named(field.at(), field.id(), field.name(), field.renamedFrom());
  }

  private static Named named(RoleDefinition role) {
    return new Named(role.at(), role.id(), role.name(), role.renamedFrom());
  }

  private static Named named(ViewDefinition view) {
    return new Named(view.at(), view.id(), view.name(), null);
  }
}
