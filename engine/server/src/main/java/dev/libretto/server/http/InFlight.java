package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Faults;
import dev.libretto.serve.reply.Reply;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of bodies are held at this moment: of requests that arrive, and of replies that
 * leave as fast as their readers read. Small ones are not counted. Where there is no room, the next
 * one is told to come back, instead of all of them being lost.
 */
final class InFlight {

  /** Parts of the heap that bodies may take together, each way. */
  private static final int SHARE_OF_HEAP = 8;

  /** What is counted at least, since counting costs too. */
  private static final long SMALL_BYTES = 64 << 10;

  private static final String RETRY_SECONDS = "1";

  private final long mostBytes;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong replies = new AtomicLong();

  /** As much as the heap allows. */
  InFlight() {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** So many bytes of requests, and so many of replies. */
  InFlight(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Makes room for the body of a request until it has been answered. Where there is none, answers
   * it, ends the connection and gives false: the body must not even arrive.
   *
   * @param longest what a body may have at most, which one that hides its length may turn out to be
   */
  boolean admits(HttpServerRequest request, long longest) {
    var bytes = announced(request, longest);
    if (bytes <= SMALL_BYTES) {
      return true;
    }
    var response = request.response();
    if (hold(requests, bytes)) {
      var held = new AtomicBoolean(true);
      Handler<@Nullable Void> over =
          _ -> {
            if (held.compareAndSet(true, false)) {
              requests.addAndGet(-bytes);
            }
          };
      response.bodyEndHandler(over).closeHandler(over);
      return true;
    }
    var connection = request.connection();
    response.putHeader("Connection", "close").endHandler(_ -> connection.close());
    Replies.send(request, full(Faults::problem));
    return false;
  }

  /**
   * Sends a reply once there is room for it, which it has until it has been sent or nobody waits
   * for it any longer; where there is none, a refusal instead. What has been done is always told.
   *
   * @return what was sent
   */
  Reply send(HttpServerRequest request, Reply reply) {
    var body = reply.body();
    long bytes = body == null ? 0 : body.size();
    if (bytes <= SMALL_BYTES) {
      Replies.send(request, reply);
      return reply;
    }
    if (hold(replies, bytes)) {
      Replies.send(request, reply).onComplete(_ -> replies.addAndGet(-bytes));
      return reply;
    }
    if (!request.method().equals(HttpMethod.GET)) {
      Replies.send(request, reply);
      return reply;
    }
    var refused = full(Faults::rest);
    Replies.send(request, refused);
    return refused;
  }

  private static Reply full(Function<Refusal, Reply> shape) {
    return shape
        .apply(
            Refusal.of(
                RequestCode.MEMORY_FULL,
                "The engine is holding as much as it can",
                "Repeat the request in a moment, and ask for less at once"))
        .header("Retry-After", RETRY_SECONDS);
  }

  private boolean hold(AtomicLong held, long bytes) {
    // One that alone is more than all is let in where there is no other: it has its own limit.
    if (held.addAndGet(bytes) <= mostBytes || held.get() == bytes) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  private static long announced(HttpServerRequest request, long longest) {
    var length = request.getHeader("Content-Length");
    if (length == null) {
      return request.getHeader("Transfer-Encoding") == null ? 0 : longest;
    }
    try {
      return Math.min(Long.parseLong(length), longest);
    } catch (NumberFormatException _) {
      return longest;
    }
  }
}
