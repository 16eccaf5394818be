package dev.libretto.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.kind.Uuids;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Rows;
import dev.libretto.rows.Upsert;
import dev.libretto.rows.Written;
import dev.libretto.rows.ask.Ask;
import dev.libretto.serve.reply.Faults;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.JsonBody;
import dev.libretto.serve.request.Preferences;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.serve.request.Request;
import dev.libretto.serve.request.RowRange;
import dev.libretto.serve.request.WriteParameters;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to the rows of a published app, in PostgREST's manner: a table by its name, a
 * row by its id behind it.
 */
public final class Serve {

  /** What transitions are called below; no table has this name. */
  private static final String RPC = "rpc";

  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private final InstantSource clock;

  /** Takes the instant of each request from this clock. */
  public Serve(InstantSource clock) {
    this.clock = clock;
  }

  /** The answer; a refusal fails the future or is thrown. */
  public Future<Reply> answer(Rows rows, Request request) {
    var scope = new Scope(rows.program(), request.caller(), clock.instant());
    var preferences = Preferences.parse(request.headers().apply("Prefer"));
    if (request.table().equals(RPC)) {
      return TransitionRequests.answer(rows, request, scope, preferences);
    }
    var table =
        rows.program()
            .table(request.table())
            .orElseThrow(() -> unknownTable(rows, request.table()));
    var id = request.id();
    var memory = id == null ? null : MemoryRequests.of(table, id, request);
    if (memory != null) {
      return memory.answer(rows, scope, preferences);
    }
    var query = QueryString.parse(request.query());
    var ask = ask(query, request, preferences);
    request.stages().asked();
    var reply =
        id == null
            ? many(rows, request, scope, table, query, ask, preferences)
            : one(rows, request, scope, table, ask, preferences, id(table, id));
    request.stages().planned();
    return reply;
  }

  /** Marks the end of the statement and of the reply around what writes the reply. */
  static <T> Function<T, Reply> replying(Request request, Function<T, Reply> write) {
    return result -> {
      request.stages().performed();
      var reply = write.apply(result);
      request.stages().replied();
      return reply;
    };
  }

  private static Ask ask(QueryString query, Request request, Preferences preferences) {
    return QueryParser.parse(
        query, RowRange.parse(request.headers().apply("Range")), preferences.count());
  }

  private Future<Reply> many(
      Rows rows,
      Request request,
      Scope scope,
      Table table,
      QueryString query,
      Ask ask,
      Preferences preferences) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          rows.read(scope, table, ask)
              .map(replying(request, page -> RowReplies.page(page, ask, request, preferences)));
      case "POST" -> added(rows, request, scope, table, query, ask, preferences);
      case "PATCH" -> {
        var body = body(request);
        yield Writes.perform(
                rows,
                preferences,
                scope,
                table,
                Written::rows,
                those ->
                    those.update(scope, table, body, filtered(ask), preferences.representation()))
            .map(replying(request, written -> RowReplies.changed(written, request, preferences)));
      }
      case "DELETE" ->
          Writes.perform(
                  rows,
                  preferences,
                  scope,
                  table,
                  Written::rows,
                  those -> those.delete(scope, table, filtered(ask), preferences.representation()))
              .map(replying(request, written -> RowReplies.changed(written, request, preferences)));
      default -> notAllowed("GET, HEAD, POST, PATCH, DELETE");
    };
  }

  private Future<Reply> added(
      Rows rows,
      Request request,
      Scope scope,
      Table table,
      QueryString query,
      Ask ask,
      Preferences preferences) {
    var parameters = WriteParameters.parse(query, table);
    var body = parameters.counting(body(request));
    var resolution = preferences.resolution();
    if (resolution == null) {
      return Writes.perform(
              rows,
              preferences,
              scope,
              table,
              Written::rows,
              those -> those.insert(scope, table, body, ask, preferences.representation()))
          .map(replying(request, written -> RowReplies.created(written, request, preferences)));
    }
    return Writes.perform(
            rows,
            preferences,
            scope,
            table,
            Upsert.Merged::rows,
            those ->
                those.upsert(
                    scope,
                    table,
                    body,
                    parameters.key(),
                    resolution,
                    ask,
                    preferences.representation()))
        .map(replying(request, written -> RowReplies.merged(written, request, preferences)));
  }

  private Future<Reply> one(
      Rows rows,
      Request request,
      Scope scope,
      Table table,
      Ask ask,
      Preferences preferences,
      UUID id) {
    if (!isUnfiltered(ask)) {
      throw Refusal.of(
              RequestCode.BAD_FILTER,
              "A row that is named by its id is not filtered as well",
              "Filter the table instead: …/" + table.name() + "?id=eq." + id)
          .thrown();
    }
    return switch (request.method()) {
      case "GET", "HEAD" ->
          rows.readOne(scope, table, ask, id)
              .map(replying(request, found -> RowReplies.found(found, table, request)));
      case "PATCH" -> {
        var body = body(request);
        var version = expectedVersion(request);
        yield Writes.perform(
                rows,
                preferences,
                scope,
                table,
                Written::rows,
                those ->
                    those.updateOne(
                        scope, table, id, body, version, ask, preferences.representation()))
            .map(replying(request, written -> RowReplies.changedOne(written, preferences)));
      }
      case "DELETE" ->
          Writes.perform(
                  rows,
                  preferences,
                  scope,
                  table,
                  Written::rows,
                  those ->
                      those.deleteOne(
                          scope,
                          table,
                          id,
                          expectedVersion(request),
                          ask,
                          preferences.representation()))
              .map(replying(request, written -> RowReplies.changedOne(written, preferences)));
      default -> notAllowed("GET, HEAD, PATCH, DELETE");
    };
  }

  static JsonNode body(Request request) {
    var encoding = request.headers().apply("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.of(
              RequestCode.UNSUPPORTED_MEDIA_TYPE,
              "The body is compressed",
              "Send it without Content-Encoding")
          .thrown();
    }
    return JsonBody.parse(request.body(), request.headers().apply("Content-Type"));
  }

  private static Ask filtered(Ask ask) {
    if (isUnfiltered(ask)) {
      throw Refusal.of(
              RequestCode.UNFILTERED_WRITE,
              "Without a filter this would reach every row of the table",
              "Add a filter, for example ?id=eq.…")
          .thrown();
    }
    if (ask.limit() != null || ask.offset() > 0) {
      throw Refusal.of(
              RequestCode.BAD_RANGE, "A change takes no limit, offset or range", "Use a filter")
          .thrown();
    }
    return ask;
  }

  private static boolean isUnfiltered(Ask ask) {
    return ask.filter() instanceof Ask.Condition.All(var conditions) && conditions.isEmpty();
  }

  static UUID id(Table table, String text) {
    return Uuids.parse(text)
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.ROW_NOT_FOUND,
                    "The table '" + table.name() + "' has no such row",
                    "A row is named by its id, a UUID")
                .thrown());
  }

  static @Nullable Long expectedVersion(Request request) {
    var header = request.headers().apply("If-Match");
    if (header == null || header.equals("*")) {
      return null;
    }
    var matcher = ENTITY_TAG.matcher(header.strip());
    if (!matcher.matches()) {
      throw Refusal.of(
              RequestCode.BAD_PRECONDITION,
              "The If-Match header is not one entity tag of a row",
              "Send the ETag a row was read with, for example If-Match: \"3\"")
          .thrown();
    }
    return Long.valueOf(matcher.group(1));
  }

  private static RuntimeException unknownTable(Rows rows, String name) {
    return Refusal.of(
            RequestCode.UNKNOWN_TABLE,
            "The app '" + rows.program().header().name() + "' has no such table",
            name.isEmpty()
                ? "Name a table behind /rest/v1/"
                : Suggestion.hint(name, rows.program().tablesByName().keySet()).orElse(null))
        .thrown();
  }

  static Future<Reply> notAllowed(String allowed) {
    var refusal =
        new Refusal(
            RequestCode.METHOD_NOT_ALLOWED,
            "The method is not allowed here",
            "Allowed are " + allowed,
            null,
            List.of());
    return Future.succeededFuture(Faults.rest(refusal).header("Allow", allowed));
  }
}
