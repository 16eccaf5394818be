package dev.libretto.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.Outcome;
import dev.libretto.publish.TestPublishing;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.report.ProblemText;
import dev.libretto.testkit.fuzz.Fuzz;
import dev.libretto.testkit.fuzz.Kind;
import dev.libretto.testkit.fuzz.Smaller;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the checks call sound is published for real, performs whatever it is asked, and gives way to
 * another sound definition and comes back.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
final class PublishFuzzTest {

  private static final int REQUESTS = 25;

  /** Apps after which a database is full enough to be slow. */
  private static final int APPS = 40;

  private TestPublishing publishing = new TestPublishing();
  private int apps;

  @AfterEach
  void close() {
    publishing.close();
  }

  /** The versions of an app in turn, and what its requests are made of. */
  private record Story(List<Json> versions, long seed) {

    static Story some(RandomGenerator random) {
      var first = sound(Corpus.PARTS.document(random), random);
      var second =
          random.nextInt(4) == 0
              ? sound(Corpus.PARTS.document(random), random)
              : sound(first, random);
      return new Story(
          random.nextBoolean() ? List.of(first, second, first) : List.of(first, second),
          random.nextLong());
    }

    /** A changed document the checks have nothing against. */
    private static Json sound(Json document, RandomGenerator random) {
      for (int tries = 0; tries < 30; tries++) {
        var changed = Corpus.MUTATIONS.changed(document, random);
        if (isSound(bytes(changed, "sound"))) {
          return changed;
        }
      }
      return document;
    }

    Stream<Story> smaller() {
      var shorter =
          versions.size() < 2
              ? Stream.<List<Json>>empty()
              : IntStream.range(0, versions.size())
                  .mapToObj(left -> {
                    var fewer = new ArrayList<>(versions);
                    fewer.remove(left);
                    return fewer;
                  });
      var less =
          IntStream.range(0, versions.size())
              .boxed()
              .flatMap(place ->
                  Smaller.documents(versions.get(place))
                      .map(document -> {
                        var others = new ArrayList<>(versions);
                        others.set(place, document);
                        return others;
                      }));
      return Stream.concat(shorter, less).map(one -> new Story(List.copyOf(one), seed));
    }

    @Override
    public String toString() {
      return seed
          + "\n"
          + versions.stream().map(JsonText::of).collect(Collectors.joining("\nthen\n"));
    }
  }

  @Test
  void publishesWhatIsSound() {
    new Fuzz<>(Kind.PUBLISH, Story::some, Story::toString, Story::smaller).judge(this::publish);
  }

  /** Each file in {@code resources/fuzz} that is sound is published. */
  @Test
  void publishesWhatWasFound() throws IOException {
    try (var found = Files.list(Path.of("src/test/resources/fuzz"))) {
      for (var file : found.sorted().toList()) {
        if (Load.load("app.json", Files.readAllBytes(file)) instanceof Loading.Loaded loaded) {
          publish(new Story(List.of(loaded.definition().source()), 1));
        }
      }
    }
  }

  private String publish(Story story) {
    if (++apps % APPS == 0) {
      publishing.close();
      publishing = new TestPublishing();
    }
    var name = "app-" + apps;
    var outcomes = new ArrayList<String>();
    for (var version : story.versions()) {
      var bytes = bytes(version, name);
      if (!isSound(bytes)) {
        return "unsound";
      }
      var outcome = publish(bytes);
      outcomes.add(outcome(outcome, outcomes.isEmpty()));
      if (outcome instanceof Outcome.Published published) {
        new Performed(published.program(), publishing.test(), story.seed())
            .ask(REQUESTS, new SplittableRandom(story.seed()));
      }
    }
    return String.join(", ", outcomes);
  }

  private Outcome publish(byte[] bytes) {
    return TestPublishing.publish(
        publishing.engine(),
        new dev.libretto.publish.Upload(
            publishing.builder(), Optional.empty(), "app.json", Buffer.buffer(bytes)),
        TestPublishing.ALL);
  }

  private static String outcome(Outcome outcome, boolean first) {
    return switch (outcome) {
      case Outcome.Published _ -> "published";
      case Outcome.Unchanged _ -> "unchanged";
      case Outcome.Rejected(var problems, var source, _) -> {
        var errors = errors(problems);
        // The tests of a definition are performed, and may well fail; nothing else is known too
        // late.
        assertFalse(
            first && errors.stream().anyMatch(problem -> problem.code().number() < 659),
            () -> new ProblemText(false).render(errors, source));
        yield errors.getFirst().code().code();
      }
      case Outcome.NeedsConsent _, Outcome.Publishable _ -> throw new AssertionError(outcome);
    };
  }

  private static boolean isSound(byte[] bytes) {
    return errors(DefinitionProblems.of("app.json", bytes).problems()).isEmpty();
  }

  private static List<Problem> errors(List<Problem> problems) {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
  }

  private static byte[] bytes(Json document, String name) {
    if (!(document instanceof Json.Obj(var members))) {
      return JsonText.of(document).getBytes(StandardCharsets.UTF_8);
    }
    var named = new LinkedHashMap<>(members);
    named.computeIfPresent(
        "app",
        (_, app) -> {
          if (!(app instanceof Json.Obj(var header))) {
            return app;
          }
          var renamed = new LinkedHashMap<>(header);
          renamed.put("name", Json.of(name));
          return new Json.Obj(renamed);
        });
    return JsonText.of(new Json.Obj(named)).getBytes(StandardCharsets.UTF_8);
  }
}
