package dev.libretto.serve;

import dev.libretto.json.JsonBytes;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import dev.libretto.rows.One;
import dev.libretto.rows.Page;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Upsert;
import dev.libretto.rows.Written;
import dev.libretto.rows.ask.Ask;
import dev.libretto.serve.reply.Faults;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.Preferences;
import dev.libretto.serve.request.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what was read or written into replies of PostgREST's form. */
final class RowReplies {

  static final String JSON = "application/json; charset=utf-8";
  private static final String OBJECT = "application/vnd.pgrst.object+json";

  private RowReplies() {}

  static Reply page(Page page, Ask ask, Request request, Preferences preferences) {
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
    return new Reply(200).body(OBJECT + "; charset=utf-8", inside(array));
  }

  /** The one item of an array. */
  private static JsonBytes inside(JsonBytes array) {
    var object = new JsonBytes(array.size());
    object.raw(Arrays.copyOfRange(array.buffer(), 1, array.size() - 1));
    return object;
  }

  static Reply found(Optional<One> found, Table table, Request request) {
    var one = found.orElseThrow(() -> notFound(table));
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

  static Reply created(Written written, Request request, Preferences preferences) {
    var reply = applied(new Reply(201), preferences);
    if (written.rows() == 1) {
      reply
          .header("Location", request.path() + "/" + written.ids().getFirst())
          .header("ETag", "\"" + written.version() + "\"");
    }
    return preferences.representation() ? representation(reply, written, request) : reply;
  }

  /** Rows that were new or got new values, in the order they came. */
  static Reply merged(Upsert.Merged merged, Request request, Preferences preferences) {
    var reply = applied(new Reply(201), preferences);
    var shown = merged.shown();
    if (shown == null) {
      return reply;
    }
    return wantsObject(request) && merged.rows() == 1
        ? reply.body(OBJECT + "; charset=utf-8", inside(shown))
        : reply.body(JSON, shown);
  }

  static Reply changed(Written written, Request request, Preferences preferences) {
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

  static Reply changedOne(Written written, Preferences preferences) {
    var reply = applied(new Reply(preferences.representation() ? 200 : 204), preferences);
    reply.header("ETag", "\"" + written.version() + "\"");
    return preferences.representation() ? reply.body(JSON, written.result().first()) : reply;
  }

  /** The row a transition or a restoration left behind, unless nothing is wanted of it. */
  static Reply moved(Written written, Preferences preferences) {
    var reply = applied(new Reply(preferences.minimal() ? 204 : 200), preferences);
    reply.header("ETag", "\"" + written.version() + "\"");
    return preferences.minimal() ? reply : reply.body(JSON, written.shown().first());
  }

  /** A row as it was. It has no entity tag: nothing can be written over it. */
  static Reply then(Optional<One> found, Table table) {
    var one = found.orElseThrow(() -> notFound(table));
    return new Reply(200).body(JSON, one.result().first());
  }

  private static RuntimeException notFound(Table table) {
    return Refusal.of(
            RequestCode.ROW_NOT_FOUND,
            "The table '" + table.name() + "' has no such row",
            "It may have been deleted")
        .thrown();
  }

  private static Reply applied(Reply reply, Preferences preferences) {
    var applied = preferences.applied();
    return applied == null ? reply : reply.header("Preference-Applied", applied);
  }

  private static boolean wantsObject(Request request) {
    var accept = request.headers().apply("Accept");
    return accept != null && accept.contains(OBJECT);
  }
}
