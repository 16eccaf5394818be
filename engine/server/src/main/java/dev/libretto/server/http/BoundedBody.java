package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's body, but never more than a limit, whatever its headers promise. */
final class BoundedBody {

  private static final byte[] EMPTY = {};

  private BoundedBody() {}

  /** The body's bytes; more than {@code limit} of them fail the future with a refusal. */
  static Future<byte[]> read(HttpServerRequest request, int limit) {
    var length = request.getHeader("Content-Length");
    if (length == null && request.getHeader("Transfer-Encoding") == null) {
      return Future.succeededFuture(EMPTY);
    }
    if (length != null && exceeds(length, limit)) {
      return Future.failedFuture(tooLarge(limit));
    }
    Promise<byte[]> promise = Promise.promise();
    var received = Buffer.buffer();
    request
        .handler(chunk -> {
          if (received.length() + chunk.length() > limit) {
            promise.tryFail(tooLarge(limit));
          } else {
            received.appendBuffer(chunk);
          }
        })
        .endHandler(_ -> promise.tryComplete(received.getBytes()))
        .exceptionHandler(_ -> promise.tryFail(brokenOff()));
    return promise.future();
  }

  /** What is no number is left to the limit that holds while reading. */
  private static boolean exceeds(String length, int limit) {
    try {
      return Long.parseLong(length) > limit;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /** The connection ended in the middle, or the chunks make no sense. */
  private static RuntimeException brokenOff() {
    return Refusal.of(
            RequestCode.MALFORMED_REQUEST, "The body does not arrive whole", "Send it again")
        .thrown();
  }

  private static RuntimeException tooLarge(int limit) {
    return Refusal.of(
            RequestCode.TOO_LARGE,
            "The body is larger than " + limit / 1024 + " KiB",
            "Send less at once")
        .thrown();
  }
}
