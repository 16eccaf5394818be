package dev.libretto.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.json.JsonBytes;
import dev.libretto.kind.Uuids;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Table;
import dev.libretto.rows.One;
import dev.libretto.rows.Page;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Rows;
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
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to the rows of a published app, in PostgREST's manner: a table by its name, a
 * row by its id behind it.
 */
public final class Serve {

  private static final String JSON = "application/json; charset=utf-8";
  private static final String OBJECT = "application/vnd.pgrst.object+json";
  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private final InstantSource clock;

  /** Takes the instant of each request from this clock. */
  public Serve(InstantSource clock) {
    this.clock = clock;
  }

  /** The answer; a refusal fails the future or is thrown. */
  public Future<Reply> answer(Rows rows, Request request) {
    var table =
        rows.program()
            .table(request.table())
            .orElseThrow(() -> unknownTable(rows, request.table()));
    var scope = new Scope(rows.program(), request.caller(), clock.instant());
    var preferences = Preferences.parse(request.headers().apply("Prefer"));
    var ask = ask(request, preferences);
    request.stages().asked();
    var id = request.id();
    var reply =
        id == null
            ? many(rows, request, scope, table, ask, preferences)
            : one(rows, request, scope, table, ask, preferences, id(table, id));
    request.stages().planned();
    return reply;
  }

  /** Marks the end of the statement and of the reply around what writes the reply. */
  private static <T> Function<T, Reply> replying(Request request, Function<T, Reply> write) {
    return result -> {
      request.stages().performed();
      var reply = write.apply(result);
      request.stages().replied();
      return reply;
    };
  }

  private static Ask ask(Request request, Preferences preferences) {
    return QueryParser.parse(
        QueryString.parse(request.query()),
        RowRange.parse(request.headers().apply("Range")),
        preferences.count());
  }

  private Future<Reply> many(
      Rows rows, Request request, Scope scope, Table table, Ask ask, Preferences preferences) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          rows.read(scope, table, ask)
              .map(replying(request, page -> page(page, ask, request, preferences)));
      case "POST" ->
          rows.insert(scope, table, body(request), ask, preferences.representation())
              .map(replying(request, written -> created(written, request, preferences)));
      case "PATCH" ->
          rows.update(scope, table, body(request), filtered(ask), preferences.representation())
              .map(replying(request, written -> changed(written, request, preferences)));
      case "DELETE" ->
          rows.delete(scope, table, filtered(ask), preferences.representation())
              .map(replying(request, written -> changed(written, request, preferences)));
      default -> notAllowed("GET, HEAD, POST, PATCH, DELETE");
    };
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
              .map(replying(request, found -> found(found, table, request)));
      case "PATCH" ->
          rows.updateOne(
                  scope,
                  table,
                  id,
                  body(request),
                  expectedVersion(request),
                  ask,
                  preferences.representation())
              .map(replying(request, written -> changedOne(written, preferences)));
      case "DELETE" ->
          rows.deleteOne(
                  scope, table, id, expectedVersion(request), ask, preferences.representation())
              .map(replying(request, written -> changedOne(written, preferences)));
      default -> notAllowed("GET, HEAD, PATCH, DELETE");
    };
  }

  private static JsonNode body(Request request) {
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

  private static Reply page(Page page, Ask ask, Request request, Preferences preferences) {
    if (page.total() >= 0 && ask.offset() > page.total()) {
      return Faults.rest(
              new Refusal(
                  RequestCode.RANGE_NOT_SATISFIABLE,
                  "The range lies beyond the last row",
                  "An offset of "
                      + ask.offset()
                      + " was asked for, "
                      + page.total()
                      + " rows match",
                  null,
                  List.of()))
          .header("Content-Range", contentRange(0, 0, page.total()));
    }
    if (wantsObject(request)) {
      return single(page.rows(), page.result().array());
    }
    var partial = page.total() >= 0 && page.rows() < page.total();
    var reply =
        new Reply(partial ? 206 : 200)
            .header("Content-Range", contentRange(ask.offset(), page.rows(), page.total()));
    return applied(reply, preferences).body(JSON, page.result().array());
  }

  private static String contentRange(long offset, int rows, long total) {
    var all = total < 0 ? "*" : Long.toString(total);
    return rows == 0 ? "*/" + all : offset + "-" + (offset + rows - 1) + "/" + all;
  }

  /** supabase-js's {@code single()}: the one row as an object, or a refusal. */
  private static Reply single(int rows, JsonBytes array) {
    if (rows != 1) {
      throw new Refusal(
              RequestCode.NOT_ACCEPTABLE,
              "One row was asked for, " + rows + " match",
              null,
              "Filter by a unique field, or ask for a list",
              List.of())
          .thrown();
    }
    var object = new JsonBytes(array.size());
    object.raw(Arrays.copyOfRange(array.buffer(), 1, array.size() - 1));
    return new Reply(200).body(OBJECT + "; charset=utf-8", object);
  }

  private static Reply found(Optional<One> found, Table table, Request request) {
    var one =
        found.orElseThrow(() ->
            Refusal.of(
                    RequestCode.ROW_NOT_FOUND,
                    "The table '" + table.name() + "' has no such row",
                    "It may have been deleted")
                .thrown());
    var tag = "\"" + one.version() + "\"";
    return has(request.headers().apply("If-None-Match"), tag)
        ? new Reply(304).header("ETag", tag)
        : new Reply(200).header("ETag", tag).body(JSON, one.result().first());
  }

  /** Whether an If-None-Match header lists the tag; weak ones count too (RFC 9110, 13.1.2). */
  private static boolean has(@Nullable String header, String tag) {
    if (header == null) {
      return false;
    }
    for (var part : header.split(",", -1)) {
      var known = part.strip();
      if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static Reply created(Written written, Request request, Preferences preferences) {
    var reply = applied(new Reply(201), preferences);
    if (written.rows() == 1) {
      reply
          .header("Location", request.path() + "/" + written.ids().getFirst())
          .header("ETag", "\"" + written.version() + "\"");
    }
    return preferences.representation() ? representation(reply, written, request) : reply;
  }

  private static Reply changed(Written written, Request request, Preferences preferences) {
    var reply = applied(new Reply(preferences.representation() ? 200 : 204), preferences);
    reply.header("Content-Range", contentRange(0, written.rows(), -1));
    return preferences.representation() ? representation(reply, written, request) : reply;
  }

  private static Reply representation(Reply reply, Written written, Request request) {
    if (wantsObject(request) && written.rows() == 1) {
      return reply.body(OBJECT + "; charset=utf-8", written.result().first());
    }
    return reply.body(JSON, written.result().array());
  }

  private static Reply changedOne(Written written, Preferences preferences) {
    var reply = applied(new Reply(preferences.representation() ? 200 : 204), preferences);
    reply.header("ETag", "\"" + written.version() + "\"");
    return preferences.representation() ? reply.body(JSON, written.result().first()) : reply;
  }

  private static Reply applied(Reply reply, Preferences preferences) {
    var applied = preferences.applied();
    return applied == null ? reply : reply.header("Preference-Applied", applied);
  }

  private static boolean wantsObject(Request request) {
    var accept = request.headers().apply("Accept");
    return accept != null && accept.contains(OBJECT);
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

  private static UUID id(Table table, String text) {
    return Uuids.parse(text)
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.ROW_NOT_FOUND,
                    "The table '" + table.name() + "' has no such row",
                    "A row is named by its id, a UUID")
                .thrown());
  }

  private static @Nullable Long expectedVersion(Request request) {
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

  private static Future<Reply> notAllowed(String allowed) {
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
