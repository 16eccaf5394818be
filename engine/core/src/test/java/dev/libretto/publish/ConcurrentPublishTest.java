package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.libretto.problem.DefinitionCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConcurrentPublishTest {

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  @Test
  void publishesOneAfterTheOther() throws Exception {
    var outcomes = together(IntStream.range(0, 8).mapToObj(this::here).toList());

    assertEquals(IntStream.rangeClosed(1, 8).boxed().toList(), versions(outcomes));
    assertEquals(8, publishing.served().version());
  }

  @Test
  void publishesOneAfterTheOtherOnTwoEngines() throws Exception {
    var other = publishing.otherEngine();

    var outcomes =
        together(
            List.of(
                here(1),
                () -> TestPublishing.publish(other, publishing.upload(definition(2))),
                here(3)));

    assertEquals(List.of(1, 2, 3), versions(outcomes));
  }

  @Test
  void createsManyAppsAtOnce() throws Exception {
    var other = publishing.otherEngine();

    var outcomes =
        together(
            IntStream.range(0, 12)
                .<Publishing>mapToObj(i -> {
                  var upload =
                      publishing.upload(definition(i).replace("'recipes'", "'app-" + i + "'"));
                  return i % 2 == 0
                      ? () -> publishing.publish(upload)
                      : () -> TestPublishing.publish(other, upload);
                })
                .toList());

    assertEquals(Collections.nCopies(12, 1), versions(outcomes));
  }

  @Test
  void goesOnFromWhatAnotherEngineHasPublished() {
    publishing.published(definition(1));
    TestPublishing.publish(publishing.otherEngine(), publishing.upload(definition(2)));

    var published = publishing.published(definition(3));

    assertEquals(3, published.program().version());
  }

  @Test
  void givesUpWhileRequestsHoldTheTables() {
    publishing.published(definition(1));
    var before = publishing.fingerprint();
    var held = publishing.test().database().pool().getConnection().await();
    var transaction = held.begin().await();
    held.query("LOCK TABLE " + publishing.relation("recipe") + " IN ACCESS SHARE MODE")
        .execute()
        .await();

    var problems = publishing.rejected(grown());

    assertEquals(DefinitionCode.TABLES_BUSY, problems.getFirst().code());
    transaction.rollback().await();
    held.close().await();
    publishing.upkeep();
    assertEquals(before, publishing.fingerprint());
    assertEquals(2, publishing.published(grown()).program().version());
  }

  private interface Publishing {
    Outcome publish();
  }

  private Publishing here(int number) {
    return () -> publishing.publish(definition(number));
  }

  private static List<Outcome> together(List<Publishing> all) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Outcome>>();
      for (var one : all) {
        futures.add(
            threads.submit(() -> {
              start.await();
              return one.publish();
            }));
      }
      start.countDown();
      var outcomes = new ArrayList<Outcome>();
      for (var future : futures) {
        outcomes.add(get(future));
      }
      return outcomes;
    }
  }

  private static Outcome get(Future<Outcome> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> versions(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome -> assertInstanceOf(Outcome.Published.class, outcome).program().version())
        .sorted()
        .toList();
  }

  private static String definition(int number) {
    return """
    {'format': 'app/1', 'app': {'name': 'recipes', 'label': 'Recipes %d'}, 'tables': [
      {'name': 'recipe', 'fields': [{'name': 'title', 'type': 'text'}]}]}
    """
        .formatted(number);
  }

  private static String grown() {
    return definition(1).replace("}]}]", "}, {'name': 'more', 'type': 'text'}]}]");
  }
}
