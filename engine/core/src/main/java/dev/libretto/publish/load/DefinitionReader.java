package dev.libretto.publish.load;

import dev.libretto.definition.AppAccess;
import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.AppDefinition.AppHeader;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldRules;
import dev.libretto.definition.RoleDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Access;
import dev.libretto.definition.TableDefinition.Check;
import dev.libretto.definition.TableDefinition.History;
import dev.libretto.definition.TableDefinition.Index;
import dev.libretto.definition.TableDefinition.Unique;
import dev.libretto.definition.Visibility;
import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;

/** A document whose shape is proved, as records, with what the format says of absent keys. */
final class DefinitionReader {

  private DefinitionReader() {}

  static AppDefinition read(Json.Obj document) {
    var root = new Members(document, Pointer.ROOT);
    return new AppDefinition(
        header(root.child("app")),
        appAccess(root.child("access")),
        root.each("roles", DefinitionReader::role),
        root.each("tables", DefinitionReader::table),
        root.each("views", ViewReader::view),
        root.each("triggers", TriggerReader::trigger),
        root.each("tests", TestReader::test),
        document);
  }

  private static AppHeader header(Members app) {
    String name = app.required("name");
    return new AppHeader(
        app.at(),
        name,
        app.text("label", Labels.humanise(name)),
        app.text("description"),
        app.text("timeZone", "UTC"),
        app.text("locale", "en"),
        app.child("theme").small("hue", 255));
  }

  private static AppAccess appAccess(Members access) {
    var signIn = access.child("signIn");
    return new AppAccess(
        access.at(),
        switch (access.text("visibility", "private")) {
          case "public" -> Visibility.PUBLIC;
          case "invite" -> Visibility.INVITE;
          default -> Visibility.PRIVATE;
        },
        "open".equals(access.text("signUp")),
        access.text("defaultRole"),
        !new Json.Bool(false).equals(signIn.json("email")),
        signIn.each("oidc", DefinitionReader::oidcProvider));
  }

  private static AppAccess.OidcProvider oidcProvider(Members provider) {
    String name = provider.required("name");
    return new AppAccess.OidcProvider(
        provider.at(),
        name,
        provider.text("label", Labels.humanise(name)),
        provider.required("issuer").replaceFirst("/+$", ""),
        provider.required("clientId"),
        provider.text("clientSecret"));
  }

  private static RoleDefinition role(Members role) {
    String name = role.required("name");
    return new RoleDefinition(
        role.at(),
        role.text("id"),
        name,
        role.text("renamedFrom"),
        role.text("label", Labels.humanise(name)),
        role.text("help"));
  }

  private static TableDefinition table(Members table) {
    String name = table.required("name");
    String label = table.text("label", Labels.humanise(name));
    return new TableDefinition(
        table.at(),
        table.text("id"),
        name,
        table.text("renamedFrom"),
        label,
        table.text("labelPlural", Labels.plural(label)),
        table.text("titleField"),
        table.each("fields", DefinitionReader::field),
        table.each("unique", u -> new Unique(u.at(), u.texts("fields"), u.text("message"))),
        table.each("checks", DefinitionReader::check),
        table.each("indexes", i -> new Index(i.at(), i.texts("fields"))),
        table.json("states") == null ? null : StatesReader.states(table.child("states")),
        access(table.child("access")),
        history(table.child("history")));
  }

  private static History history(Members history) {
    return new History(
        history.at(), history.small("changesDays", 90), history.small("trashDays", 30));
  }

  private static FieldDefinition field(Members field) {
    String name = field.required("name");
    return new FieldDefinition(
        field.at(),
        field.text("id"),
        name,
        field.text("renamedFrom"),
        field.text("label", Labels.humanise(name)),
        field.text("help"),
        field.flag("required"),
        field.json("default"),
        new FieldRules(
            field.text("visibleWhen"),
            field.text("requiredWhen"),
            field.text("readOnlyWhen"),
            field.text("read"),
            field.text("write"),
            field.flag("sensitive")),
        FieldTypeReader.type(field));
  }

  private static Check check(Members check) {
    String name = check.required("name");
    return new Check(
        check.at(),
        name,
        check.required("rule"),
        check.text("message", Labels.humanise(name)),
        check.texts("fields"));
  }

  private static Access access(Members access) {
    return new Access(
        access.at(),
        access.text("read"),
        access.text("create"),
        access.text("update"),
        access.text("delete"));
  }
}
