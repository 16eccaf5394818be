package dev.libretto.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Rows;
import dev.libretto.rows.Written;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.Preferences;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.serve.request.Request;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /rest/v1/rpc/<transition>} with {@code {"id": …}}: takes one row by a transition and
 * answers with the row as it has become. With {@code "version"} or If-Match, only from that
 * version.
 */
final class TransitionRequests {

  private static final Set<String> KEYS = Set.of("id", "version");

  private TransitionRequests() {}

  private record Named(Table table, Transition transition) {}

  static Future<Reply> answer(Rows rows, Request request, Scope scope, Preferences preferences) {
    var name = request.id() == null ? "" : request.id();
    var named = find(rows, name).orElseThrow(() -> unknown(rows, name));
    if (!request.method().equals("POST")) {
      return Serve.notAllowed("POST");
    }
    var ask = QueryParser.parse(QueryString.parse(request.query()), null, false);
    var body = body(request);
    request.stages().asked();
    var reply =
        Writes.perform(
                rows,
                preferences,
                scope,
                named.table(),
                Written::rows,
                those ->
                    those.move(
                        scope,
                        named.table(),
                        named.transition(),
                        id(body, named.table()),
                        version(body, request),
                        ask,
                        !preferences.minimal()))
            .map(Serve.replying(request, written -> RowReplies.moved(written, preferences)));
    request.stages().planned();
    return reply;
  }

  private static Optional<Named> find(Rows rows, String name) {
    return rows.program().tables().stream()
        .filter(table -> table.states() != null)
        .flatMap(table ->
            table.states().transitions().stream()
                .filter(transition -> transition.name().equals(name))
                .map(transition -> new Named(table, transition)))
        .findFirst();
  }

  private static ObjectNode body(Request request) {
    if (!(Serve.body(request) instanceof ObjectNode body)) {
      throw bad("The body is not a JSON object");
    }
    for (var member : body.properties()) {
      if (!KEYS.contains(member.getKey())) {
        throw bad("A transition takes no '" + member.getKey() + "'");
      }
    }
    return body;
  }

  private static UUID id(ObjectNode body, Table table) {
    var id = body.path("id");
    if (!id.isTextual()) {
      throw bad("The body names no row");
    }
    return Serve.id(table, id.textValue());
  }

  private static @Nullable Long version(ObjectNode body, Request request) {
    var version = body.path("version");
    if (version.isMissingNode() || version.isNull()) {
      return Serve.expectedVersion(request);
    }
    if (!version.isIntegralNumber() || !version.canConvertToLong()) {
      throw bad("The version is not a whole number");
    }
    return version.longValue();
  }

  private static RuntimeException bad(String message) {
    return Refusal.of(
            RequestCode.BAD_PARAMETER,
            message,
            "Send {\"id\": \"…\"}, and \"version\" to move the row from that version only")
        .thrown();
  }

  private static RuntimeException unknown(Rows rows, String name) {
    var known =
        rows.program().tables().stream()
            .filter(table -> table.states() != null)
            .flatMap(table -> table.states().transitions().stream())
            .map(Transition::name)
            .toList();
    return Refusal.of(
            RequestCode.UNKNOWN_TRANSITION,
            "The app has no such transition",
            Suggestion.hint(name, known).orElse(null))
        .thrown();
  }
}
