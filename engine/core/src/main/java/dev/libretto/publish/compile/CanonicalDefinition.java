package dev.libretto.publish.compile;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.RoleDefinition;
import dev.libretto.definition.StatesDefinition;
import dev.libretto.definition.StatesDefinition.Transition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.ViewDefinition.DetailView;
import dev.libretto.definition.ViewDefinition.FormView;
import dev.libretto.definition.ViewDefinition.ListView;
import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes ids into a definition, and takes them out again for the digest. */
final class CanonicalDefinition {

  private CanonicalDefinition() {}

  /** The definition with the ids of its tables, fields and views, by their pointers. */
  static AppDefinition withIds(AppDefinition definition, Map<String, String> ids) {
    return new AppDefinition(
        definition.app(),
        definition.access(),
        definition.roles().stream().map(role -> withId(role, ids)).toList(),
        definition.tables().stream().map(table -> withId(table, ids)).toList(),
        definition.views().stream().map(view -> withId(view, ids)).toList(),
        definition.triggers(),
        definition.tests(),
        document(definition.source(), ids));
  }

  /** The document without the ids of tables, fields and views. */
  static Json.Obj withoutIds(Json.Obj document) {
    return document(document, Map.of());
  }

  private static TableDefinition withId(TableDefinition table, Map<String, String> ids) {
    return new TableDefinition(
        table.at(),
        id(table.at(), ids),
        table.name(),
        table.renamedFrom(),
        table.label(),
        table.labelPlural(),
        table.titleField(),
        table.fields().stream().map(field -> withId(field, ids)).toList(),
        table.unique(),
        table.checks(),
        table.indexes(),
        withIds(table.states(), ids),
        table.access(),
        table.history());
  }

  private static @Nullable StatesDefinition withIds(
      @Nullable StatesDefinition states, Map<String, String> ids) {
    return states == null
        ? null
        : new StatesDefinition(
            states.at(),
            states.field(),
            states.initial(),
            states.transitions().stream().map(transition -> withId(transition, ids)).toList());
  }

  private static Transition withId(Transition transition, Map<String, String> ids) {
    return new Transition(
        transition.at(),
        id(transition.at(), ids),
        transition.name(),
        transition.renamedFrom(),
        transition.label(),
        transition.from(),
        transition.to(),
        transition.guard(),
        transition.guardMessage(),
        transition.roles(),
        transition.set());
  }

  private static RoleDefinition withId(RoleDefinition role, Map<String, String> ids) {
    return new RoleDefinition(
        role.at(), id(role.at(), ids), role.name(), role.renamedFrom(), role.label(), role.help());
  }

  private static FieldDefinition withId(FieldDefinition field, Map<String, String> ids) {
    return new FieldDefinition(
        field.at(),
        id(field.at(), ids),
        field.name(),
        field.renamedFrom(),
        field.label(),
        field.help(),
        field.required(),
        field.defaultValue(),
        field.rules(),
        field.type());
  }

  private static ViewDefinition withId(ViewDefinition view, Map<String, String> ids) {
    String id = id(view.at(), ids);
    return switch (view) {
      case ListView v ->
          new ListView(
              v.at(), id, v.name(), v.label(), v.table(), v.columns(), v.sort(), v.pageSize());
      case FormView v -> new FormView(v.at(), id, v.name(), v.label(), v.table(), v.layout());
      case DetailView v -> new DetailView(v.at(), id, v.name(), v.label(), v.table(), v.layout());
    };
  }

  private static String id(Pointer at, Map<String, String> ids) {
    return Objects.requireNonNull(ids.get(at.text()), at.text());
  }

  private static Json.Obj document(Json.Obj document, Map<String, String> ids) {
    var members = new LinkedHashMap<>(document.members());
    for (String key : List.of("roles", "tables", "views")) {
      members.computeIfPresent(key, (_, list) -> list(list, Pointer.ROOT.child(key), ids));
    }
    return new Json.Obj(members);
  }

  private static Json list(Json list, Pointer at, Map<String, String> ids) {
    if (!(list instanceof Json.Arr array)) {
      return list;
    }
    var items = new ArrayList<Json>();
    for (Json item : array.items()) {
      items.add(item(item, at.child(items.size()), ids));
    }
    return new Json.Arr(items);
  }

  /** The parts of a table have ids of their own; nothing else has such a key with such a list. */
  private static Json item(Json item, Pointer at, Map<String, String> ids) {
    if (!(item instanceof Json.Obj object)) {
      return item;
    }
    var members = new LinkedHashMap<String, Json>();
    String id = ids.get(at.text());
    if (id != null) {
      members.put("id", Json.of(id));
    }
    object
        .members()
        .forEach((key, value) -> {
          if (!key.equals("id")) {
            members.put(key, value);
          }
        });
    if (isTable(at)) {
      members.computeIfPresent("fields", (key, list) -> list(list, at.child(key), ids));
      members.computeIfPresent("states", (key, states) -> states(states, at.child(key), ids));
    }
    return new Json.Obj(members);
  }

  private static boolean isTable(Pointer at) {
    return at.text().matches("/tables/[0-9]+");
  }

  private static Json states(Json states, Pointer at, Map<String, String> ids) {
    if (!(states instanceof Json.Obj object)) {
      return states;
    }
    var members = new LinkedHashMap<>(object.members());
    members.computeIfPresent("transitions", (key, list) -> list(list, at.child(key), ids));
    return new Json.Obj(members);
  }
}
