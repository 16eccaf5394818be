package dev.libretto.serve.page;

import dev.libretto.definition.Visibility;
import dev.libretto.expression.ExpressionJson;
import dev.libretto.json.JsonBytes;
import dev.libretto.plan.Caller;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.States;
import dev.libretto.program.Table;
import dev.libretto.program.View;
import dev.libretto.rows.Page;
import dev.libretto.rows.Rows;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.rows.ask.Ask.Select;
import dev.libretto.rows.ask.Ask.Term;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the JSON document a page starts with. */
public final class Bootstrap {

  private Bootstrap() {}

  /**
   * The document for a path below the app.
   *
   * @param csrf what the page sends along with its changes; empty where it need not
   * @param view the view's name from the path, or null for the app's first view
   */
  public static Future<JsonBytes> of(
      Rows rows, Caller caller, String csrf, Instant now, @Nullable String view) {
    var program = rows.program();
    var shown = listView(program, view);
    if (shown.isEmpty()) {
      return Future.succeededFuture(document(program, caller, csrf, null, null));
    }
    var list = shown.get();
    var table = program.table(list.table()).orElseThrow();
    if (!new Offers(caller).may(table.access().read())) {
      return Future.succeededFuture(document(program, caller, csrf, null, null));
    }
    return rows.read(new Scope(program, caller, now), table, firstPage(program, list, table))
        .map(page -> document(program, caller, csrf, list, page));
  }

  private static Optional<View.ListView> listView(Program program, @Nullable String name) {
    return program.views().stream()
        .filter(View.ListView.class::isInstance)
        .map(View.ListView.class::cast)
        .filter(list -> name == null || list.name().equals(name))
        .findFirst();
  }

  /** What the front end itself would ask for: all fields, relations with their titles. */
  private static Ask firstPage(Program program, View.ListView list, Table table) {
    var select = new ArrayList<Select>();
    select.add(new Select.Everything());
    for (var field : table.fields()) {
      titleField(program, field)
          .ifPresent(title ->
              select.add(
                  new Select.Embed(
                      null,
                      field.name(),
                      List.of(new Select.Column(null, "id"), new Select.Column(null, title)))));
    }
    var order =
        list.sort().isEmpty()
            ? List.of(new Term("createdAt", true, null))
            : list.sort().stream()
                .map(sort -> new Term(sort.field(), sort.descending(), false))
                .toList();
    return new Ask(select, new Condition.All(List.of()), order, list.pageSize(), 0, true);
  }

  private static JsonBytes document(
      Program program,
      Caller caller,
      String csrf,
      View.@Nullable ListView list,
      @Nullable Page page) {
    var out = new JsonBytes(32_768);
    var offers = new Offers(caller);
    JsonObject.write(
        out,
        root -> {
          root.text("base", "/u/" + program.user() + "/" + program.header().name());
          root.object(
              "user",
              user ->
                  user.text("id", caller.id())
                      .text("email", caller.email())
                      .texts("roles", caller.roles())
                      .flag("signedIn", caller.signedIn())
                      .flag("builder", caller.builder())
                      .text("csrf", csrf.isEmpty() ? null : csrf));
          root.flag("signIn", canSignIn(program));
          root.object("app", app -> app(program, app));
          root.objects(
              "tables", program.tables(), (table, object) -> table(program, offers, table, object));
          root.objects("views", program.views(), ViewJson::write);
          if (list != null && page != null) {
            root.object(
                "first",
                first ->
                    first
                        .text("view", list.name())
                        .raw("rows", page.result().array().toBytes())
                        .number("total", page.total()));
          }
        });
    return out;
  }

  private static boolean canSignIn(Program program) {
    var access = program.access();
    return access.visibility() != Visibility.PRIVATE
        && (access.byEmail() || !access.oidc().isEmpty());
  }

  private static void app(Program program, JsonObject out) {
    var header = program.header();
    out.text("user", program.user())
        .text("name", header.name())
        .text("label", header.label())
        .text("description", header.description())
        .text("locale", header.locale())
        .text("timeZone", header.timeZone())
        .number("hue", header.hue())
        .number("version", program.version());
  }

  private static void table(Program program, Offers offers, Table table, JsonObject out) {
    var access = table.access();
    var fields = new FieldJson(program, table, offers);
    out.text("name", table.name())
        .text("label", table.label())
        .text("labelPlural", table.labelPlural())
        .text("titleField", table.titleField())
        .text("select", select(program, table))
        .object(
            "can",
            can ->
                can.flag("read", offers.may(access.read()))
                    .flag("create", offers.may(access.create()))
                    .flag("update", offers.may(access.read(), access.update()))
                    .flag("delete", offers.may(access.read(), access.delete())))
        .number("trashDays", (long) table.history().trashDays())
        .objects("fields", table.fields(), fields::write)
        .objects(
            "checks",
            table.checks(),
            (check, object) ->
                object
                    .text("name", check.name())
                    .text("message", check.message())
                    .texts("fields", check.fields())
                    .json("rule", ExpressionJson.of(check.rule())));
    var states = table.states();
    if (states != null) {
      out.object("states", object -> states(offers, table, states, object));
    }
  }

  /** The state machine with the moves that are this caller's. */
  private static void states(Offers offers, Table table, States states, JsonObject out) {
    out.text("field", states.field())
        .objects(
            "transitions",
            offers.moves(table, states),
            (transition, object) ->
                object
                    .text("name", transition.name())
                    .text("label", transition.label())
                    .texts("from", transition.from())
                    .text("to", transition.to()));
  }

  private static String select(Program program, Table table) {
    return table.fields().stream()
        .flatMap(field ->
            titleField(program, field).map(title -> field.name() + "(id," + title + ")").stream())
        .collect(Collectors.joining(",", "*,", ""))
        .replaceFirst(",$", "");
  }

  /** The field that names the rows a relation leads to; empty for other fields. */
  private static Optional<String> titleField(Program program, Field field) {
    return field.relatedTable().map(table -> program.table(table).orElseThrow().titleField());
  }
}
