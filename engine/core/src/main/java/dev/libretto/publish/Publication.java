package dev.libretto.publish;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.compile.CanonicalJson;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.diff.Diff;
import dev.libretto.publish.diff.Difference;
import dev.libretto.publish.diff.Refusal;
import dev.libretto.publish.load.ProblemList;
import dev.libretto.publish.load.SourceMap;
import dev.libretto.publish.migrate.Migrate;
import dev.libretto.publish.migrate.Migrated;
import dev.libretto.publish.trial.Trials;
import dev.libretto.space.Address;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.StoreFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A definition without errors on its way from compile to swap. */
final class Publication {

  private final Means means;
  private final Upload upload;
  private final AppDefinition definition;
  private final SourceMap source;
  private final List<Problem> warnings;
  private final StageTimes.Watch watch;

  /** What the tests came to; they are performed once, however often it is tried. */
  private @Nullable List<Problem> red;

  Publication(
      Means means,
      Upload upload,
      AppDefinition definition,
      SourceMap source,
      List<Problem> warnings,
      StageTimes.Watch watch) {
    this.means = means;
    this.upload = upload;
    this.definition = definition;
    this.source = source;
    this.warnings = List.copyOf(warnings);
    this.watch = watch;
  }

  /** What publishing works with. */
  record Means(
      Apps apps,
      Spaces spaces,
      Trials trials,
      Migrate migrate,
      NewIds newIds,
      RandomGenerator random,
      Patience patience) {}

  /** Where the app is or will be. */
  Address address() {
    return new Address(upload.by().name(), definition.app().name());
  }

  Outcome run(boolean dryRun) throws StoreFailure {
    watch.skip();
    for (var wait : means.patience().waits()) {
      var outcome = attempt(dryRun, wait);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return refused(
        List.of(
            new Refusal(
                DefinitionCode.TABLES_BUSY,
                Pointer.ROOT.child("tables"),
                "Requests held the app's tables for as long as publishing would wait.",
                "Publish again when there is less to do; nothing has changed.")));
  }

  /** Empty when it has to be tried again, from what is published then. */
  private Optional<Outcome> attempt(boolean dryRun, Duration wait) throws StoreFailure {
    var published =
        means
            .apps()
            .current(upload.by().name(), definition.app().name())
            .await()
            .map(Recompile::restore);
    var current = published.map(Recompile.Restored::program);
    var identification =
        Identities.assign(
            definition, source, published.map(Recompile.Restored::definition), means.newIds());
    return switch (identification) {
      case Identification.Refused(var problems) -> {
        watch.passed(Stage.COMPILE);
        yield Optional.of(rejected(problems));
      }
      case Identification.Identified(var identified) -> {
        var program = compile(identified, current);
        watch.passed(Stage.COMPILE);
        yield current.isPresent() && same(current.get(), program)
            // It was tested when it was published; who asks for a dry run wants to see it again.
            ? Optional.of(
                dryRun && fails(program) ? rejected(red(program)) : unchanged(current.get()))
            : change(current, program, dryRun, wait);
      }
    };
  }

  private Program compile(AppDefinition identified, Optional<Program> current) {
    return Compile.compile(
        identified,
        current.map(Program::id).orElseGet(this::newAppId),
        upload.by().name(),
        current.map(Program::version).orElse(0) + 1);
  }

  private AppId newAppId() {
    // RFC 9562, version 4: all but six bits are chance.
    long high = (means.random().nextLong() & ~0xF000L) | 0x4000L;
    long low = (means.random().nextLong() >>> 2) | Long.MIN_VALUE;
    return new AppId(new UUID(high, low));
  }

  /** Ids are no part of the digest, and an author may have given something another one. */
  private static boolean same(Program current, Program next) {
    return current.digest().equals(next.digest())
        && CanonicalJson.of(current.canonical()).equals(CanonicalJson.of(next.canonical()));
  }

  private Outcome unchanged(Program current) {
    means.spaces().swap(current);
    return new Outcome.Unchanged(current, warnings, source.text(), watch.times());
  }

  private Optional<Outcome> change(
      Optional<Program> current, Program program, boolean dryRun, Duration wait)
      throws StoreFailure {
    var difference = Diff.between(current, program);
    watch.passed(Stage.DIFF);
    if (!difference.refusals().isEmpty()) {
      return Optional.of(refused(difference.refusals()));
    }
    if (fails(program)) {
      return Optional.of(rejected(red(program)));
    }
    return dryRun ? Optional.of(rehearse(program, difference)) : migrate(program, difference, wait);
  }

  private boolean fails(Program program) throws StoreFailure {
    return !red(program).isEmpty();
  }

  private List<Problem> red(Program program) throws StoreFailure {
    var found = red;
    if (found == null) {
      found = means.trials().red(program, newAppId(), definition.tests(), source);
      red = found;
      watch.passed(Stage.TEST);
    }
    return found;
  }

  private Outcome rehearse(Program program, Difference difference) {
    var refusals = means.migrate().rehearse(program, difference);
    watch.passed(Stage.DIFF);
    return refusals.isEmpty()
        ? new Outcome.Publishable(
            program, difference.changes(), warnings, source.text(), watch.times())
        : refused(refusals);
  }

  private Optional<Outcome> migrate(Program program, Difference difference, Duration wait)
      throws StoreFailure {
    var migrated = means.migrate().migrate(program, difference, upload.by(), wait);
    watch.passed(Stage.MIGRATE);
    return switch (migrated) {
      case Migrated.Done _ -> {
        means.spaces().swap(program);
        watch.passed(Stage.SWAP);
        yield Optional.of(
            new Outcome.Published(
                program, difference.changes(), warnings, source.text(), watch.times()));
      }
      case Migrated.Refused(var refusals) -> Optional.of(refused(refusals));
      case Migrated.Stale _ -> Optional.empty();
      case Migrated.Busy _ -> {
        Patience.stepAside(wait);
        yield Optional.empty();
      }
    };
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
