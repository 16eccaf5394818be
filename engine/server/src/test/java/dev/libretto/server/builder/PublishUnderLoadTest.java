package dev.libretto.server.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Clients read and write all the time while versions come and go. */
final class PublishUnderLoadTest {

  private static final int WRITERS = 4;
  private static final int ROWS_BETWEEN = 60;

  private static final String FIRST =
      """
      {"format":"app/1","app":{"name":"notes"},"access":{"visibility":"public"},
       "tables":[{"name":"note","fields":[
           {"name":"title","type":"text","required":true},
           {"name":"minutes","type":"text"},
           {"name":"extra","type":"integer"}],
         "access":{"read":"true","create":"true","update":"true"}}]}
      """;

  private final TestEngine engine = TestEngine.shared();
  private final TestBuilder builder = engine.builder();
  private final TestApp app = engine.publishText(builder, FIRST);
  private final AtomicBoolean done = new AtomicBoolean();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Semaphore written = new Semaphore(0);
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  @Test
  void noRequestFailsAndNoRowIsLost() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        writing.add(threads.submit(() -> write(writer)));
      }
      try {
        publishAll();
      } finally {
        done.set(true);
      }
      for (var one : writing) {
        get(one);
      }
    }

    assertEquals(List.of(), List.copyOf(failures));
    assertEquals(acknowledged.size(), app.column("id", "note?select=id&limit=10000").size());
    for (var row : app.get("note?select=id,minutes&limit=10000").json()) {
      var written = acknowledged.get(row.get("id").textValue());
      assertEquals(
          0,
          new BigDecimal(written).compareTo(new BigDecimal(row.get("minutes").textValue())),
          row::toString);
    }
  }

  private void publishAll() throws InterruptedException {
    var decimal =
        FIRST.replace("\"minutes\",\"type\":\"text\"", "\"minutes\",\"type\":\"decimal\"");
    var withoutExtra =
        decimal.replace(",\n           {\"name\":\"extra\",\"type\":\"integer\"}", "");
    awaitRows();
    accepted(put(withoutExtra), 2);
    awaitRows();
    accepted(rollback(1), 3);
    awaitRows();
    var built =
        withoutExtra
            .replace(
                "\"access\":{\"read\"",
                "\"unique\":[{\"fields\":[\"title\"]}],\"access\":{\"read\"")
            .replace("\"unique\"", "\"indexes\":[{\"fields\":[\"minutes\"]}],\"unique\"");
    accepted(put(built), 4);
    awaitRows();
    accepted(put(computed(built, 2)), 5);
    awaitRows();
    assertTimes(2);
    var thrice = computed(built, 3);
    accepted(put(thrice), 6);
    awaitRows();
    assertTimes(3);
    accepted(put(thrice.replace("\"decimal\"", "\"decimal\",\"scale\":4,\"required\":true")), 7);
    awaitRows();
    assertTimes(3);
    accepted(rollback(2), 8);
    awaitRows();
  }

  /** With the minutes so many times, stored and indexed. */
  private static String computed(String definition, int times) {
    return definition
        .replace(
            "{\"name\":\"title\"",
            "{\"name\":\"times\",\"type\":\"computed\",\"expression\":\"row.minutes == null ? null :"
                + " row.minutes * "
                + times
                + "\"},{\"name\":\"title\"")
        .replace("\"indexes\":[", "\"indexes\":[{\"fields\":[\"times\"]},");
  }

  private void assertTimes(int times) {
    var rows = app.get("note?select=minutes,times&times=gt.0&limit=10000").json();
    assertTrue(rows.size() >= ROWS_BETWEEN, rows::toString);
    for (var row : rows) {
      var minutes = new BigDecimal(row.get("minutes").textValue());
      assertEquals(
          0,
          minutes
              .multiply(BigDecimal.valueOf(times))
              .compareTo(new BigDecimal(row.get("times").textValue())),
          row::toString);
    }
  }

  /** Until so many rows more have been written, or something has failed. */
  private void awaitRows() throws InterruptedException {
    assertTrue(written.tryAcquire(ROWS_BETWEEN, 60, TimeUnit.SECONDS), failures::toString);
  }

  private Void write(int writer) {
    for (int n = 0; !done.get() && failures.isEmpty(); n++) {
      var value = n % 50 + ".25";
      var added =
          app.call("POST", "note")
              .header("Prefer", "return=representation")
              .header("Accept", "application/vnd.pgrst.object+json")
              .json("{title:'%d-%d',minutes:'1.50'}".formatted(writer, n))
              .send();
      if (!isFine(added, 201)) {
        return null;
      }
      var id = added.json().get("id").textValue();
      acknowledged.put(id, "1.50");
      written.release();
      if (isFine(app.patch("note/" + id, "{minutes:'%s'}".formatted(value)), 204)) {
        acknowledged.put(id, value);
      }
      isFine(app.get("note?select=title,minutes&order=id.desc&limit=5"), 200);
    }
    return null;
  }

  private boolean isFine(Answer answer, int status) {
    if (answer.status() != status) {
      failures.add(answer.toString());
      written.release(ROWS_BETWEEN * 10);
    }
    return answer.status() == status;
  }

  private Answer put(String definition) {
    return engine
        .console(
            "PUT",
            "/api/v1/apps/"
                + builder.name()
                + "/notes/definition?accept=may-lose-data,widens-access")
        .header("Authorization", builder.bearer())
        .json(definition.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  private Answer rollback(int version) {
    return engine
        .console(
            "POST",
            "/api/v1/apps/%s/notes/versions/%d/rollback?accept=may-lose-data,widens-access"
                .formatted(builder.name(), version))
        .header("Authorization", builder.bearer())
        .send();
  }

  private static void accepted(Answer answer, int version) {
    assertEquals(200, answer.status(), answer::toString);
    assertEquals(version, answer.json().get("version").intValue());
    assertTrue(answer.header("Server-Timing").contains("migrate;dur="));
  }

  private static void get(Future<?> writing) throws InterruptedException {
    try {
      writing.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
