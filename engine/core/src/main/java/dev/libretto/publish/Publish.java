package dev.libretto.publish;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.ProblemList;
import dev.libretto.publish.load.SourceMap;
import dev.libretto.publish.migrate.Assess;
import dev.libretto.publish.migrate.Migrate;
import dev.libretto.publish.trial.AskSyntax;
import dev.libretto.publish.trial.Trials;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import dev.libretto.store.StoreFailure;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Upload to published. Waits at its ports: call it on a virtual thread, never on an event loop. Any
 * number of uploads may be on their way; those of one app happen one after the other.
 */
public final class Publish {

  /** How long what a version no longer has can be brought back. */
  static final Duration RETENTION = Duration.ofDays(30);

  private final boolean mail;
  private final Publication.Means means;
  private final Turns turns = new Turns();

  /**
   * Publishes into a database and its spaces.
   *
   * @param random makes ids; one that cannot be guessed
   * @param syntax reads the filters of tests
   * @param mail whether notifications can be sent
   */
  public Publish(
      Database database, Spaces spaces, RandomGenerator random, AskSyntax syntax, boolean mail) {
    this(database, spaces, random, syntax, mail, Patience.ORDINARY);
  }

  Publish(
      Database database,
      Spaces spaces,
      RandomGenerator random,
      AskSyntax syntax,
      boolean mail,
      Patience patience) {
    this.mail = mail;
    this.means =
        new Publication.Means(
            new Apps(database),
            spaces,
            new Assess(database),
            new Trials(database, syntax, random),
            new Migrate(database, RETENTION),
            new NewIds(random),
            random,
            patience);
  }

  /**
   * Publishes, or with a dry run does all of it that changes nothing, the questions to the rows
   * included.
   *
   * @throws StoreFailure when the database gives no answer; then it is published wholly or not at
   *     all, and the next upload finds out which
   */
  public Outcome publish(Upload upload, Consent consent) throws StoreFailure {
    var watch = new StageTimes.Watch();
    var loading = Load.load(upload.file(), upload.bytes().getBytes());
    watch.passed(Stage.LOAD);
    return checked(loading, upload, consent, false, watch);
  }

  /**
   * Publishes an earlier version of an app as its next one. What has been parked since and is in it
   * comes back with its rows and values.
   *
   * @return empty when the app has no such version
   */
  public Optional<Outcome> rollback(Builder by, String app, int version, Consent consent)
      throws StoreFailure {
    var watch = new StageTimes.Watch();
    var stored = means.apps().version(by.name(), app, version).await();
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    var upload =
        new Upload(
            by, Optional.of(app), "version " + version, Buffer.buffer(stored.get().definition()));
    var loading = Load.load(upload.file(), upload.bytes().getBytes());
    watch.passed(Stage.LOAD);
    return Optional.of(checked(loading, upload, consent, true, watch));
  }

  private Outcome checked(
      Loading loading, Upload upload, Consent consent, boolean returns, StageTimes.Watch watch)
      throws StoreFailure {
    return switch (loading) {
      case Loading.Refused(var text, var problems) ->
          new Outcome.Rejected(problems, text, watch.times());
      case Loading.Loaded(var definition, var source) -> {
        var problems = check(definition, source, upload);
        watch.passed(Stage.CHECK);
        yield problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
            ? new Outcome.Rejected(problems, source.text(), watch.times())
            : turns.take(
                new Publication(
                    means, upload, consent, returns, definition, source, problems, watch));
      }
    };
  }

  private List<Problem> check(AppDefinition definition, SourceMap source, Upload upload) {
    var problems = new ProblemList(source.text());
    Checks.check(definition, source).forEach(problems::add);
    if (!mail && !definition.triggers().isEmpty()) {
      problems.add(
          new Problem(
              DefinitionCode.MAIL_NOT_SET_UP,
              Severity.WARNING,
              source.place(definition.triggers().getFirst().at().child("notify")),
              "This engine has no mail server, so no notification will be sent.",
              "Its operator sets LIBRETTO_SMTP_URL. Until then deliveries are kept as dead and can"
                  + " be tried again by hand."));
    }
    var name = definition.app().name();
    upload
        .app()
        .filter(expected -> !expected.equals(name))
        .ifPresent(expected ->
            problems.add(
                new Problem(
                    DefinitionCode.NAME_DIFFERS,
                    Severity.ERROR,
                    source.place(definition.app().at().child("name")),
                    "The app is called `%s`, but was sent to `%s`.".formatted(name, expected),
                    "Send it to the address of its name. Giving a published app another name"
                        + " is not performed yet.")));
    return problems.sorted();
  }
}
