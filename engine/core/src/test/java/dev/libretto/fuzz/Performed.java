package dev.libretto.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.program.Program;
import dev.libretto.rows.Refused;
import dev.libretto.rows.Rows;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.serve.Serve;
import dev.libretto.serve.reply.Faults;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.Request;
import dev.libretto.serve.request.Stages;
import dev.libretto.store.RowStore;
import dev.libretto.store.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/**
 * A published program under made-up requests: answers and refusals, and nothing written by those.
 */
final class Performed {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T17:30:00Z"));

  private final Program program;
  private final Rows rows;
  private final TestDatabase database;
  private final Serve serve = new Serve(CLOCK);
  private final List<String> ids = new ArrayList<>();

  Performed(Program program, TestDatabase database, long seed) {
    this.program = program;
    this.database = database;
    this.rows =
        new Rows(
            program,
            new RowStore(database.database()),
            new TimeOrderedIds(new SplittableRandom(seed)));
  }

  /** Sends so many requests. */
  void ask(int requests, RandomGenerator random) {
    if (program.tables().isEmpty()) {
      return;
    }
    for (int left = requests; left > 0; left--) {
      ask(Asked.some(program.tables(), ids, random));
    }
  }

  private void ask(Asked asked) {
    try {
      var before = asked.method().equals("GET") ? "" : entries();
      var refused = answer(asked);
      if (refused && !asked.method().equals("GET")) {
        assertTrue(before.equals(entries()), () -> "refused, but written: " + asked);
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError(asked.toString(), e);
    }
  }

  /** How much the app's log of changes and its tables hold. */
  private String entries() {
    var counts =
        program.tables().stream()
            .map(table ->
                "(SELECT count(*) FROM \"%s\".\"%s\")"
                    .formatted(program.id().schema(), table.physicalName()))
            .toList();
    return database
        .database()
        .pool()
        .query("SELECT array_to_string(ARRAY[" + String.join(", ", counts) + "], ' ')")
        .execute()
        .map(found -> found.iterator().next().getString(0))
        .await();
  }

  /** Whether it was refused. */
  private boolean answer(Asked asked) {
    var parts = asked.path().split("/", 2);
    var request =
        new Request(
            asked.method(),
            parts[0],
            parts.length > 1 ? parts[1] : null,
            "/rest/v1/" + asked.path(),
            asked.query(),
            name -> asked.headers().get(name),
            asked.body(),
            asked.caller(),
            new Stages());
    try {
      var reply =
          Future.future((Promise<Reply> promise) -> serve.answer(rows, request).onComplete(promise))
              .await();
      return replied(reply);
    } catch (Refused refused) {
      return replied(Faults.rest(refused.refusal()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        return replied(Faults.rest(refused.refusal()));
      }
      throw e;
    }
  }

  private boolean replied(Reply reply) {
    assertTrue(reply.status() < 500, () -> String.valueOf(reply.status()));
    var body = reply.body();
    try {
      if (body != null) {
        remember(JSON.readTree(body.toBytes()));
      } else {
        assertFalse(reply.status() >= 400 && reply.status() != 416, "refused without a word");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reply.status() >= 400;
  }

  /** The rows that there are to ask about next. */
  private void remember(JsonNode json) {
    if (json.isArray()) {
      json.forEach(this::remember);
    } else if (json.path("id").isTextual() && ids.size() < 50) {
      ids.add(json.path("id").textValue());
    }
  }
}
