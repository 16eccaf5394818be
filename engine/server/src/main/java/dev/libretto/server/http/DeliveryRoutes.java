package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.Database;
import dev.libretto.store.run.Deliveries;
import dev.libretto.store.run.Delivery;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /api/v1/apps/{user}/{app}/deliveries} for the app's builder: what has become of the app's
 * notifications. What they told is not shown.
 */
final class DeliveryRoutes {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final Deliveries deliveries;
  private final Database database;
  private final InstantSource clock;

  DeliveryRoutes(Database database, InstantSource clock) {
    this.deliveries = new Deliveries(database);
    this.database = database;
    this.clock = clock;
  }

  /**
   * Answers the builder of an app.
   *
   * @param rest what follows {@code /deliveries}: empty, or {@code /<id>/retry}
   */
  void handle(HttpServerRequest request, Program program, String rest) {
    var parts = rest.split("/", -1);
    var method = request.method().name();
    if (parts.length == 1) {
      if (method.equals("GET")) {
        list(request, program);
      } else {
        MemberRoutes.notAllowed(request, "GET");
      }
    } else if (parts.length == 3 && parts[2].equals("retry")) {
      if (method.equals("POST")) {
        retry(request, program, id(parts[1]));
      } else {
        MemberRoutes.notAllowed(request, "POST");
      }
    } else {
      throw unknown();
    }
  }

  private void list(HttpServerRequest request, Program program) {
    var state = Optional.<Delivery.State>empty();
    long before = Long.MAX_VALUE;
    int limit = USUAL_PAGE;
    for (var parameter : QueryString.parse(request.query()).parameters()) {
      switch (parameter.name()) {
        case "state" ->
            state = Optional.of(Delivery.State.of(parameter.value()).orElseThrow(() -> badPage()));
        case "before" -> before = positive(parameter.value());
        case "limit" -> limit = (int) Math.min(LARGEST_PAGE, positive(parameter.value()));
        default -> throw badPage();
      }
    }
    deliveries
        .list(program.id(), state, before, limit)
        .onSuccess(listed -> {
          var answer = new LinkedHashMap<String, Json>();
          answer.put(
              "deliveries",
              new Json.Arr(listed.stream().<Json>map(one -> json(program, one)).toList()));
          MemberRoutes.send(request, 200, new Json.Obj(answer));
        })
        .onFailure(failure -> MemberRoutes.fail(request, failure));
  }

  private void retry(HttpServerRequest request, Program program, UUID id) {
    deliveries
        .retry(program.id(), id, clock.instant())
        .onSuccess(retried -> {
          switch (retried) {
            case YES -> {
              database.news().tell();
              request.response().setStatusCode(202).end();
            }
            case NO -> MemberRoutes.fail(request, notRetryable());
            case UNKNOWN -> MemberRoutes.fail(request, unknown());
          }
        })
        .onFailure(failure -> MemberRoutes.fail(request, failure));
  }

  private static Json json(Program program, Delivery delivery) {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", Json.of(delivery.id().toString()));
    members.put("seq", Json.of(delivery.seq()));
    members.put("trigger", Json.of(delivery.trigger()));
    members.put("version", Json.of((long) delivery.version()));
    members.put("event", Json.of(delivery.event()));
    members.put(
        "table",
        program.tables().stream()
            .filter(table -> table.id().equals(delivery.tableId()))
            .findFirst()
            .map(Table::name)
            .<Json>map(Json::of)
            .orElse(Json.NULL));
    members.put("row", Json.of(delivery.rowId().toString()));
    members.put("happenedAt", ApiJson.time(delivery.happenedAt()));
    members.put("to", delivery.recipient().<Json>map(Json::of).orElse(Json.NULL));
    members.put("subject", Json.of(delivery.subject()));
    members.put("state", Json.of(delivery.state().word()));
    members.put("attempts", Json.of((long) delivery.attempts()));
    members.put(
        "dueAt",
        delivery.state() == Delivery.State.WAITING ? ApiJson.time(delivery.dueAt()) : Json.NULL);
    members.put("reason", delivery.reason().<Json>map(Json::of).orElse(Json.NULL));
    members.put("endedAt", delivery.endedAt().map(ApiJson::time).orElse(Json.NULL));
    return new Json.Obj(members);
  }

  private static long positive(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw badPage();
    }
    return Long.parseLong(text);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      throw unknown();
    }
  }

  private static RuntimeException badPage() {
    return Refusal.of(
            RequestCode.BAD_PARAMETER,
            "The address has a parameter that is not understood",
            "Deliveries are listed with ?state=waiting, sent or dead, ?before= a seq and ?limit=")
        .thrown();
  }

  private static RuntimeException unknown() {
    return Refusal.of(
            RequestCode.NO_SUCH_DELIVERY,
            "The app has no such delivery",
            "GET …/deliveries lists those of the last 30 days")
        .thrown();
  }

  private static RuntimeException notRetryable() {
    return Refusal.of(
            RequestCode.NOT_RETRYABLE,
            "Only a dead delivery to an address can be tried again",
            "One that waits is tried by itself; one that is sent, or has nobody to go to, is over")
        .thrown();
  }
}
