package dev.libretto.serve;

import dev.libretto.definition.FieldType;
import dev.libretto.json.JsonBytes;
import dev.libretto.kind.DateTimeKind;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Rows;
import dev.libretto.rows.Written;
import dev.libretto.rows.ask.Ask;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.Preferences;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.serve.request.Request;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a table remembers: {@code <table>/<id>/history}, {@code <table>/<id>?asOf=<instant>}, {@code
 * <table>/trash}, {@code <table>/trash/<id>} (DELETE forgets it) and {@code POST
 * <table>/trash/<id>/restore}.
 *
 * @param parts of the path behind the table's name
 * @param query without the parameters that are read here
 */
record MemoryRequests(
    Table table,
    Request request,
    List<String> parts,
    QueryString query,
    @Nullable String asOf,
    @Nullable Long before) {

  private static final DateTimeKind INSTANT = new DateTimeKind(new FieldType.DateTime());

  private static final String HISTORY = "history";
  private static final String TRASH = "trash";
  private static final String RESTORE = "restore";

  /** The request, if it is one of these; null otherwise. */
  static @Nullable MemoryRequests of(Table table, String path, Request request) {
    var parts = List.of(path.split("/", -1));
    boolean remembers =
        parts.getFirst().equals(TRASH) || (parts.size() == 2 && parts.getLast().equals(HISTORY));
    boolean then =
        request.query() != null
            && request.query().contains("asOf=")
            && (request.method().equals("GET") || request.method().equals("HEAD"));
    if (!remembers && !then) {
      return null;
    }
    var others = new ArrayList<QueryString.Parameter>();
    @Nullable String asOf = null;
    @Nullable Long before = null;
    for (var parameter : QueryString.parse(request.query()).parameters()) {
      switch (parameter.name()) {
        case "asOf" -> asOf = parameter.value();
        case "before" -> before = entry(parameter.value());
        default -> others.add(parameter);
      }
    }
    if (!remembers && asOf == null) {
      return null;
    }
    return new MemoryRequests(table, request, parts, new QueryString(others), asOf, before);
  }

  private static long entry(String text) {
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    throw Refusal.of(
            RequestCode.BAD_PARAMETER,
            "'before' is not the number of an entry",
            "Send the 'seq' of the last entry seen")
        .thrown();
  }

  Future<Reply> answer(Rows rows, Scope scope, Preferences preferences) {
    var ask = QueryParser.parse(query, null, false);
    unfiltered(ask);
    request.stages().asked();
    var reply =
        asOf != null
            ? then(rows, scope, ask, asOf)
            : parts.getFirst().equals(TRASH)
                ? trash(rows, scope, ask, preferences)
                : history(rows, scope, ask);
    request.stages().planned();
    return reply;
  }

  private static void unfiltered(Ask ask) {
    if (!(ask.filter() instanceof Ask.Condition.All(var conditions)) || !conditions.isEmpty()) {
      throw Refusal.of(
              RequestCode.BAD_FILTER,
              "What a table remembers is not filtered",
              "Page through it with limit and before")
          .thrown();
    }
  }

  private Future<Reply> then(Rows rows, Scope scope, Ask ask, String at) {
    rows.readable(scope, table);
    var id = Serve.id(table, parts.getFirst());
    if (parts.size() != 1) {
      throw missing();
    }
    return rows.memory()
        .asOf(scope, table, ask, id, instant(at))
        .map(Serve.replying(request, found -> RowReplies.then(found, table)));
  }

  private static Instant instant(String text) {
    // A plus sign in an address stands for a space; in an instant there is no space.
    return INSTANT
        .parse(text.replace(' ', '+'))
        .map(value -> ((OffsetDateTime) value).toInstant())
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.BAD_INSTANT,
                    "'asOf' is not an instant",
                    "Write it as 2026-03-01T17:30:00Z")
                .thrown());
  }

  private Future<Reply> history(Rows rows, Scope scope, Ask ask) {
    rows.readable(scope, table);
    if (!isRead()) {
      return Serve.notAllowed("GET, HEAD");
    }
    UUID id = Serve.id(table, parts.getFirst());
    return rows.memory()
        .history(scope, table, id, before, ask.limit())
        .map(Serve.replying(request, MemoryRequests::json));
  }

  private Future<Reply> trash(Rows rows, Scope scope, Ask ask, Preferences preferences) {
    rows.deletable(scope, table);
    var memory = rows.memory();
    if (parts.size() == 1) {
      return isRead()
          ? memory
              .trash(scope, table, ask, before, ask.limit())
              .map(Serve.replying(request, MemoryRequests::json))
          : Serve.notAllowed("GET, HEAD");
    }
    var id = Serve.id(table, parts.get(1));
    if (parts.size() == 2) {
      return request.method().equals("DELETE")
          ? Writes.perform(
                  rows,
                  preferences,
                  scope,
                  table,
                  Integer::intValue,
                  those -> those.memory().purge(scope, table, id).map(1))
              .map(_ -> new Reply(204))
          : Serve.notAllowed("DELETE");
    }
    if (parts.size() == 3 && parts.get(2).equals(RESTORE)) {
      return request.method().equals("POST")
          ? Writes.perform(
                  rows,
                  preferences,
                  scope,
                  table,
                  Written::rows,
                  those -> those.memory().restore(scope, table, id, ask, !preferences.minimal()))
              .map(Serve.replying(request, written -> RowReplies.moved(written, preferences)))
          : Serve.notAllowed("POST");
    }
    throw missing();
  }

  private boolean isRead() {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  private static Reply json(JsonBytes json) {
    return new Reply(200).body(RowReplies.JSON, json);
  }

  private static RuntimeException missing() {
    return Refusal.of(RequestCode.NOT_FOUND, "There is nothing at this address", null).thrown();
  }
}
