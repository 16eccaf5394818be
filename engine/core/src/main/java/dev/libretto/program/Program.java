package dev.libretto.program;

import dev.libretto.definition.AppAccess;
import dev.libretto.definition.AppDefinition.AppHeader;
import dev.libretto.definition.Visibility;
import dev.libretto.json.Json;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of one app, ready to be performed.
 *
 * @param id the app's identity
 * @param user the name of the builder it belongs to, the first part of its address
 * @param version counts publications from 1
 * @param digest SHA-256 over the RFC 8785 form of the definition without ids, in lower-case hex
 * @param triggers what is to happen when rows change
 * @param canonical the definition with every id filled in, as returned to its author
 */
public record Program(
    AppId id,
    String user,
    int version,
    String digest,
    AppHeader header,
    AppAccess access,
    List<Role> roles,
    ZoneId timeZone,
    List<Table> tables,
    List<View> views,
    Map<String, Table> tablesByName,
    List<Trigger> triggers,
    Json.Obj canonical) {

  public Program {
    roles = List.copyOf(roles);
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    tablesByName = Map.copyOf(tablesByName);
    triggers = List.copyOf(triggers);
  }

  /** Who may come near the app at all. */
  public Visibility visibility() {
    return access.visibility();
  }

  /** The same program for another app, which has none of this one's rows. */
  public Program in(AppId other) {
    return new Program(
        other,
        user,
        version,
        digest,
        header,
        access,
        roles,
        timeZone,
        tables,
        views,
        tablesByName,
        triggers,
        canonical);
  }

  /** What is to happen when rows of a table change. */
  public List<Trigger> triggers(Table table) {
    return triggers.stream().filter(one -> one.table().id().equals(table.id())).toList();
  }

  /** Indexes the tables by name. */
  public static Map<String, Table> byName(List<Table> tables) {
    var byName = new LinkedHashMap<String, Table>();
    tables.forEach(table -> byName.put(table.name(), table));
    return byName;
  }

  /** The table an author or a request means by this name. */
  public Optional<Table> table(String name) {
    return Optional.ofNullable(tablesByName.get(name));
  }
}
