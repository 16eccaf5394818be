package dev.libretto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libretto.server.fixture.TestEngine;
import dev.libretto.testkit.mail.TestMailServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine is killed while rows are written and their notifications sent. */
final class NotificationCrashTest {

  private static final String CONTACT = "everything@example.org";
  private static final int BEFORE_THE_KILL = 40;

  private final TestMailServer mail = TestMailServer.start();
  private Path scratch = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void aFolderWithTriggers() throws IOException {
    scratch = Files.createTempDirectory("libretto-crash-").toRealPath();
    // Root's PostgreSQL runs under another account, which must be able to come this far.
    Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = scratch.resolve("desk");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("app.json"), TestEngine.resource("helpdesk.json"));
    Files.writeString(
        scratch.resolve("libretto.properties"),
        "smtpUrl=smtp://localhost:%d\nmailFrom=apps@example.org\nnotificationsPerHour=100000\n"
            .formatted(mail.port()));
  }

  @AfterEach
  void tidyUp() throws IOException {
    mail.close();
    try (var paths = Files.walk(scratch)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private EngineProcess start() throws IOException {
    return EngineProcess.run(
        folder,
        scratch.resolve("data"),
        "--no-watch",
        "--config",
        scratch.resolve("libretto.properties").toString());
  }

  private static URI tickets(String line) {
    return URI.create(line.substring(line.indexOf("http")).split("\\s", 2)[0] + "/rest/v1/ticket");
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void everyAcknowledgedRowIsToldOfThoughTheEngineIsKilled() throws Exception {
    var acknowledged = new ConcurrentLinkedQueue<String>();
    var enough = new CountDownLatch(BEFORE_THE_KILL);
    var first = start();
    var table = tickets(first.await("/u/demo/helpdesk"));
    var writers =
        List.of("a", "b", "c").stream()
            .map(name ->
                Thread.ofVirtual().start(() -> write(first, table, name, acknowledged, enough)))
            .toList();
    enough.await();

    first.kill();

    for (var writer : writers) {
      writer.join();
    }
    var second = start();
    second.await("/u/demo/helpdesk");
    var missing = new HashSet<>(acknowledged);
    Map<String, Set<String>> ids = new HashMap<>();
    for (int count = 1; !missing.isEmpty(); count++) {
      var one = mail.awaitTo(CONTACT, count).get(count - 1);
      var title = one.find("(?m)^Subject: made (.*)$");
      missing.remove(title);
      ids.computeIfAbsent(title, _ -> new HashSet<>()).add(one.find("(?m)^Message-ID: (.*)$"));
    }
    // What came twice says so.
    ids.forEach((title, found) -> assertEquals(1, found.size(), title));
    assertFalse(acknowledged.isEmpty());
    assertEquals(0, second.stop());
  }

  private static void write(
      EngineProcess engine,
      URI table,
      String name,
      ConcurrentLinkedQueue<String> acknowledged,
      CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        var title = name + i;
        var body = "{\"title\": \"%s\", \"contact\": \"%s\"}".formatted(title, CONTACT);
        if (engine.ask("POST", table, body).statusCode() == 201) {
          acknowledged.add(title);
          enough.countDown();
        }
      }
    } catch (IOException killed) {
      // What was not acknowledged may be there or not.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
