package dev.libretto.server.http;

import dev.libretto.account.Throttled;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import dev.libretto.json.JsonText;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Refused;
import dev.libretto.serve.reply.Faults;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.StoreFailure;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends replies, and turns every failure into one: what a caller sees never holds a stack trace.
 */
final class Replies {

  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private Replies() {}

  /**
   * Sends a reply; a HEAD request gets its headers alone.
   *
   * @return done when the last byte has left, failed when the connection ended before
   */
  static Future<Void> send(HttpServerRequest request, Reply reply) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(reply.status());
    var headers = reply.headers();
    for (var index = 0; index < headers.size(); index += 2) {
      response.putHeader(headers.get(index), headers.get(index + 1));
    }
    var body = reply.body();
    if (body == null) {
      if (reply.status() != 204 && reply.status() != 304) {
        response.putHeader("Content-Length", "0");
      }
      return response.end();
    } else if ("HEAD".equals(request.method().name())) {
      response.putHeader("Content-Length", Integer.toString(body.size()));
      return response.end();
    } else {
      return response.end(wrapped(body));
    }
  }

  /** The bytes as they are: a reply's body is written once and never changed. */
  private static Buffer wrapped(JsonBytes body) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(body.buffer(), 0, body.size()));
  }

  /** A reply that holds what is not to be kept anywhere. */
  static Reply json(int status, Json json) {
    var out = new JsonBytes(256);
    out.json(JsonText.of(json));
    return new Reply(status).header("Cache-Control", "no-store").body("application/json", out);
  }

  /** Sends text that the engine wrote. */
  static void text(HttpServerRequest request, int status, String mediaType, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", mediaType)
        .end(Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The reply for a failure in PostgREST's shape. */
  static Reply rest(Throwable failure) {
    return failed(failure, Faults::rest);
  }

  /** The reply for a failure as a problem document. */
  static Reply problem(Throwable failure) {
    return failed(failure, Faults::problem);
  }

  private static Reply failed(Throwable failure, Function<Refusal, Reply> shape) {
    var reply = shape.apply(refusal(failure));
    return failure instanceof Throttled throttled
        ? reply.header("Retry-After", Long.toString(throttled.duration().toSeconds()))
        : reply;
  }

  /** What a caller is told about any failure. */
  static Refusal refusal(Throwable failure) {
    if (failure instanceof Refused refused) {
      return refused.refusal();
    }
    if (failure instanceof Throttled throttled) {
      return throttled.refusal();
    }
    if (failure instanceof StoreFailure store) {
      return switch (store.kind()) {
        case UNAVAILABLE, OUTDATED, CONFLICT, TOO_LONG, TOO_LARGE -> unavailable(store);
        case OVER_PLAN -> overPlan();
        default -> internal(failure);
      };
    }
    return internal(failure);
  }

  /** Answers a request that wants something else than reading; pages and files are read. */
  static boolean isNotRead(HttpServerRequest request) {
    var method = request.method().name();
    if (method.equals("GET") || method.equals("HEAD")) {
      return false;
    }
    var refusal =
        Refusal.of(RequestCode.METHOD_NOT_ALLOWED, "Pages are read", "Write rows under …/rest/v1/");
    send(request, Faults.problem(refusal).header("Allow", "GET, HEAD"));
    return true;
  }

  /**
   * Answers what is not a request at all, and ends the connection: nobody knows where the next
   * request would start.
   */
  static void invalid(HttpServerRequest request) {
    var cause = request.decoderResult().cause();
    var refusal =
        switch (cause) {
          case TooLongHttpLineException _ ->
              Refusal.of(RequestCode.URI_TOO_LONG, "The address is too long", null);
          case TooLongHttpHeaderException _ ->
              Refusal.of(
                  RequestCode.HEADERS_TOO_LARGE, "The headers are too large", "Send fewer cookies");
          case null, default ->
              Refusal.of(
                  RequestCode.MALFORMED_REQUEST, "The request is not well-formed HTTP", null);
        };
    var connection = request.connection();
    request.response().putHeader("Connection", "close").endHandler(_ -> connection.close());
    send(request, Faults.problem(refusal));
  }

  /** A connection that broke is the peer's affair. */
  static void connectionFailed(Throwable failure) {
    LOG.debug("A connection broke: {}", failure.toString());
  }

  private static Refusal unavailable(StoreFailure failure) {
    LOG.warn("The database cannot answer: {}", String.valueOf(failure.getCause()));
    return Refusal.of(
        RequestCode.UNAVAILABLE, "The engine cannot answer now", "Repeat the request in a moment");
  }

  /** What a builder is told who has as many apps as the plan allows. */
  static Refusal overPlan() {
    return Refusal.of(
        RequestCode.PLAN_LIMIT,
        "The builder's plan allows no more apps",
        "Delete an app, or ask the operator for another plan");
  }

  private static Refusal internal(Throwable failure) {
    LOG.error("A request met a mistake of the engine", failure);
    return Refusal.of(
        RequestCode.INTERNAL,
        "The engine made a mistake",
        "It is in the log; repeating the request may help");
  }
}
