package dev.libretto.publish;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Program;
import dev.libretto.publish.compile.CanonicalJson;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.diff.ColumnChoice;
import dev.libretto.publish.diff.Diff;
import dev.libretto.publish.diff.Difference;
import dev.libretto.publish.diff.Kept;
import dev.libretto.publish.diff.Rating;
import dev.libretto.publish.diff.Refusal;
import dev.libretto.publish.load.ProblemList;
import dev.libretto.publish.load.SourceMap;
import dev.libretto.publish.migrate.Assess;
import dev.libretto.publish.migrate.Migrate;
import dev.libretto.publish.migrate.Migrated;
import dev.libretto.publish.trial.Trials;
import dev.libretto.space.Address;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.ddl.RowQuestion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A definition without errors on its way from compile to swap. */
final class Publication {

  /** Others may publish in between; each time somebody does, it starts from theirs. */
  private static final int MOST_ATTEMPTS = 10;

  private final Means means;
  private final Upload upload;
  private final Consent consent;
  private final boolean returns;
  private final AppDefinition definition;
  private final SourceMap source;
  private final List<Problem> warnings;
  private final StageTimes.Watch watch;
  private final AppId newApp;

  /** What the tests came to; they are performed once, however often it is tried. */
  private @Nullable List<Problem> red;

  /**
   * Prepares it.
   *
   * @param returns whether the definition is one that was published before, with the ids it had
   */
  Publication(
      Means means,
      Upload upload,
      Consent consent,
      boolean returns,
      AppDefinition definition,
      SourceMap source,
      List<Problem> warnings,
      StageTimes.Watch watch) {
    this.means = means;
    this.upload = upload;
    this.consent = consent;
    this.returns = returns;
    this.definition = definition;
    this.source = source;
    this.warnings = List.copyOf(warnings);
    this.watch = watch;
    this.newApp = newAppId(means.random());
  }

  private static AppId newAppId(RandomGenerator random) {
    // RFC 9562, version 4: all but six bits are chance.
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new AppId(new UUID(high, low));
  }

  /** What publishing works with. */
  record Means(
      Apps apps,
      Spaces spaces,
      Assess assess,
      Trials trials,
      Migrate migrate,
      NewIds newIds,
      RandomGenerator random,
      Patience patience) {}

  /** Where the app is or will be. */
  Address address() {
    return new Address(upload.by().name(), definition.app().name());
  }

  boolean isDryRun() {
    return consent.dryRun();
  }

  Outcome run() throws StoreFailure {
    watch.skip();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      var outcome = attempt();
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return busy();
  }

  private Outcome busy() {
    return refused(
        List.of(
            new Refusal(
                DefinitionCode.TABLES_BUSY,
                Pointer.ROOT.child("tables"),
                "Requests held the app's tables for as long as publishing would wait.",
                "Publish again when there is less to do; nothing has changed.")));
  }

  /** Empty when it has to be tried again, from what is published then. */
  private Optional<Outcome> attempt() throws StoreFailure {
    var published =
        means
            .apps()
            .current(upload.by().name(), definition.app().name())
            .await()
            .map(Recompile::restore);
    // What is brought back by its version keeps the ids it had, whatever has their names now.
    var identification =
        Identities.assign(
            definition,
            source,
            returns ? Optional.empty() : published.map(Recompile.Restored::definition),
            means.newIds());
    return switch (identification) {
      case Identification.Refused(var problems) -> {
        watch.passed(Stage.COMPILE);
        yield Optional.of(rejected(problems));
      }
      case Identification.Identified(var identified) -> identified(identified, published);
    };
  }

  private Optional<Outcome> identified(
      AppDefinition identified, Optional<Recompile.Restored> published) throws StoreFailure {
    var current = published.map(Recompile.Restored::program);
    var draft = compile(identified, current, ColumnNames.USUAL);
    if (current.isPresent() && same(current.get(), draft)) {
      watch.passed(Stage.COMPILE);
      // It was tested when it was published; who asks for a dry run wants to see it again.
      return Optional.of(
          consent.dryRun() && fails(draft) ? rejected(red(draft)) : unchanged(current.get()));
    }
    var parked = published.map(one -> Returning.of(means.apps(), address(), one.program(), draft));
    var columns = parked.map(Returning::columns).orElseGet(() -> ColumnChoice.of(draft));
    var program = compile(identified, current, columns);
    watch.passed(Stage.COMPILE);
    var difference =
        Diff.between(current, program, parked.map(Returning::kept).orElse(Kept.NOTHING));
    watch.passed(Stage.DIFF);
    return difference.refusals().isEmpty()
        ? sound(program, columns, difference)
        : Optional.of(refused(difference.refusals()));
  }

  private Program compile(
      AppDefinition identified, Optional<Program> current, ColumnNames columns) {
    return Compile.compile(
        identified,
        current.map(Program::id).orElse(newApp),
        upload.by().name(),
        current.map(Program::version).orElse(0) + 1,
        columns);
  }

  /** Ids are no part of the digest, and an author may have given something another one. */
  private static boolean same(Program current, Program next) {
    return current.digest().equals(next.digest())
        && CanonicalJson.of(current.canonical()).equals(CanonicalJson.of(next.canonical()));
  }

  private boolean fails(Program program) throws StoreFailure {
    return !red(program).isEmpty();
  }

  private List<Problem> red(Program program) throws StoreFailure {
    var found = red;
    if (found == null) {
      var scratch = newAppId(means.random());
      found = means.trials().red(program, scratch, definition.tests(), source);
      red = found;
      watch.passed(Stage.TEST);
    }
    return found;
  }

  private Outcome unchanged(Program current) {
    means.spaces().swap(current);
    return new Outcome.Unchanged(current, warnings, source.text(), watch.times());
  }

  /** The changes can be made unless rows stand against them or their author does not agree. */
  private Optional<Outcome> sound(Program program, ColumnNames columns, Difference difference)
      throws StoreFailure {
    var isNew = program.version() == 1;
    var refusals =
        isNew ? List.<Refusal>of() : means.assess().refusals(program.id(), difference.concerns());
    var changes = means.assess().assess(program.id(), difference.changes());
    var missing = Assessed.missing(changes, consent.accepted());
    watch.passed(Stage.DIFF);
    if (!refusals.isEmpty()) {
      return Optional.of(refused(refusals));
    }
    if (fails(program)) {
      return Optional.of(rejected(red(program)));
    }
    if (consent.dryRun()) {
      return Optional.of(
          new Outcome.Publishable(
              program,
              changes,
              difference.access(),
              missing,
              warnings,
              source.text(),
              watch.times()));
    }
    return missing.isEmpty()
        ? migrate(program, columns, changes, difference)
        : Optional.of(
            new Outcome.NeedsConsent(
                program,
                changes,
                difference.access(),
                missing,
                warnings,
                source.text(),
                watch.times()));
  }

  private Optional<Outcome> migrate(
      Program program, ColumnNames columns, List<Assessed> changes, Difference difference)
      throws StoreFailure {
    var order =
        new Migrate.Order(
            program, columns, changes, difference.concerns(), none(changes), upload.by());
    var migrated = means.migrate().migrate(order, means.patience().waits());
    watch.passed(Stage.MIGRATE);
    return switch (migrated) {
      case Migrated.Done _ -> {
        means.spaces().swap(program);
        watch.passed(Stage.SWAP);
        yield Optional.of(
            new Outcome.Published(
                program, changes, difference.access(), warnings, source.text(), watch.times()));
      }
      case Migrated.Refused(var refusals) -> Optional.of(refused(refusals));
      case Migrated.Stale _ -> Optional.empty();
      case Migrated.Busy _ -> Optional.of(busy());
    };
  }

  /** What lost nothing when it was looked at, and may not come to lose something meanwhile. */
  private List<RowQuestion> none(List<Assessed> changes) {
    return consent.accepted().contains(ChangeClass.MAY_LOSE_DATA)
        ? List.of()
        : changes.stream().flatMap(one -> Rating.of(one.change()).losing().stream()).toList();
  }

  private Outcome refused(List<Refusal> refusals) {
    return rejected(
        refusals.stream()
            .map(refusal ->
                new Problem(
                    refusal.code(),
                    Severity.ERROR,
                    source.place(refusal.at()),
                    refusal.message(),
                    refusal.hint()))
            .toList());
  }

  private Outcome rejected(List<Problem> problems) {
    var all = new ProblemList(source.text());
    problems.forEach(all::add);
    warnings.forEach(all::add);
    return new Outcome.Rejected(all.sorted(), source.text(), watch.times());
  }
}
