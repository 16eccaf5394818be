package dev.libretto.publish.compile;

import dev.libretto.definition.AppDefinition;
import dev.libretto.program.AppId;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.program.Table;
import dev.libretto.publish.check.RowScopes;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** A sound definition with all its ids to a program. */
public final class Compile {

  private Compile() {}

  /**
   * Compiles a definition whose columns are all called as usual.
   *
   * @see #compile(AppDefinition, AppId, String, int, ColumnNames)
   */
  public static Program compile(AppDefinition definition, AppId id, String user, int version) {
    return compile(definition, id, user, version, ColumnNames.USUAL);
  }

  /**
   * Compiles a definition. Throws {@link IllegalStateException} for one that was not checked or not
   * identified: that is a mistake of the caller, not of the author.
   *
   * @param definition as given by {@link Identities#assign}
   * @param id the app's identity
   * @param user the name of the builder it belongs to
   * @param version counts publications from 1
   * @param columns where the fields have their values
   */
  public static Program compile(
      AppDefinition definition, AppId id, String user, int version, ColumnNames columns) {
    var scopes = new RowScopes(definition);
    List<Table> tables =
        definition.tables().stream()
            .map(table -> TableCompiler.compile(table, scopes, columns))
            .toList();
    List<Role> roles =
        definition.roles().stream()
            .map(role ->
                new Role(
                    Objects.requireNonNull(role.id(), "the definition was not identified"),
                    role.name(),
                    role.label(),
                    role.help()))
            .toList();
    return new Program(
        id,
        user,
        version,
        Digest.of(definition.source()),
        definition.app(),
        definition.access(),
        roles,
        ZoneId.of(definition.app().timeZone()),
        tables,
        ViewCompiler.compile(definition.views(), tables),
        Program.byName(tables),
        TriggerCompiler.compile(definition, scopes, tables, roles),
        definition.source());
  }
}
