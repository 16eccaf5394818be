package dev.libretto.server.wiring;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Scope;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.publish.Consent;
import dev.libretto.publish.Outcome;
import dev.libretto.publish.Upload;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.publish.report.ProblemText;
import dev.libretto.rows.csv.CsvFault;
import dev.libretto.rows.csv.CsvFile;
import dev.libretto.rows.csv.CsvLoad;
import dev.libretto.run.trigger.Dispatch;
import dev.libretto.server.cli.Engine;
import dev.libretto.server.cli.Publication;
import dev.libretto.server.cli.SeedProblem;
import dev.libretto.server.cli.Seeding;
import dev.libretto.server.config.Settings;
import dev.libretto.server.http.HttpSurface;
import dev.libretto.server.http.Listeners;
import dev.libretto.space.Space;
import dev.libretto.store.Builder;
import dev.libretto.store.Builders;
import dev.libretto.store.account.Accounts;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A started engine, as the command line works with it. */
final class RunningEngine implements Engine {

  private final Settings settings;
  private final Foundation foundation;
  private final HttpSurface surface;
  private final Listeners listeners;
  private final Builders builders;
  private final Upkeep upkeep;
  private final Dispatch dispatch;

  RunningEngine(
      Settings settings,
      Foundation foundation,
      HttpSurface surface,
      Listeners listeners,
      Builders builders,
      Upkeep upkeep,
      Dispatch dispatch) {
    this.settings = settings;
    this.foundation = foundation;
    this.surface = surface;
    this.listeners = listeners;
    this.builders = builders;
    this.upkeep = upkeep;
    this.dispatch = dispatch;
  }

  @Override
  public URI pages() {
    return withPort(settings.origin(), settings.port(), listeners.appPort());
  }

  @Override
  public URI console() {
    return withPort(settings.consoleOrigin(), settings.consolePort(), listeners.consolePort());
  }

  /** Where any free port was asked for, the address says which it became. */
  private static URI withPort(URI origin, int asked, int got) {
    return asked != 0 ? origin : URI.create("http://" + origin.getHost() + ":" + got);
  }

  @Override
  public Optional<String> admit(String builder) {
    var issued = Wiring.wait(builders.create(builder)).map(Builders.Issued::token);
    if (issued.isPresent() && settings.accounts().operator().equals(Optional.of(builder))) {
      Wiring.wait(new Accounts(foundation.database()).setOperator(builder, true));
    }
    return issued;
  }

  @Override
  public Publication publish(String builder, String file, byte[] text) {
    var upload = new Upload(builder(builder), Optional.empty(), file, Buffer.buffer(text));
    var outcome = Wiring.wait(surface.publications().publish(upload, Consent.NONE));
    return switch (outcome) {
      case Outcome.Published published ->
          new Publication.Published(
              published.program().header().name(),
              published.program().version(),
              published.changes().stream().map(ChangeText::of).toList(),
              madeTables(published.changes()));
      case Outcome.Publishable publishable ->
          new Publication.Unchanged(
              publishable.program().header().name(), publishable.program().version());
      case Outcome.NeedsConsent kept ->
          new Publication.KeptBack(
              kept.program().header().name(),
              kept.changes().stream().map(ChangeText::of).toList(),
              kept.missing().stream().sorted().map(ChangeClass::word).toList());
      case Outcome.Unchanged unchanged ->
          new Publication.Unchanged(
              unchanged.program().header().name(), unchanged.program().version());
      case Outcome.Rejected rejected ->
          new Publication.Refused(
              new ProblemText(false).render(rejected.problems(), rejected.source()),
              rejected.problems().size());
    };
  }

  private static Set<String> madeTables(List<Assessed> changes) {
    return changes.stream()
        .map(Assessed::change)
        .filter(Change.AddTable.class::isInstance)
        .map(change -> ((Change.AddTable) change).table().name())
        .collect(Collectors.toSet());
  }

  @Override
  public Seeding seed(String builder, String app, Set<String> tables, List<Path> files) {
    var program = surface.spaces().find(builder, app).map(Space::program).orElseThrow();
    var wanted = new ArrayList<CsvFile>();
    for (var file : files) {
      var table = file.getFileName().toString().replaceFirst("\\.csv$", "");
      if (tables.contains(table) || program.table(table).isEmpty()) {
        wanted.add(new CsvFile(file.toString(), table, text(file)));
      }
    }
    var scope = new Scope(program, Caller.builder(builder), Instant.now());
    return switch (Wiring.wait(CsvLoad.load(surface.rows().of(program), scope, wanted))) {
      case CsvLoad.Outcome.Loaded(var rows) -> new Seeding(rows, List.of());
      case CsvLoad.Outcome.Refused(var faults) ->
          new Seeding(0, faults.stream().map(RunningEngine::problem).toList());
    };
  }

  private static SeedProblem problem(CsvFault fault) {
    var column = fault.column().isEmpty() ? "" : fault.column() + ": ";
    return new SeedProblem(
        fault.file(), fault.line(), fault.code().code() + " " + column + fault.message());
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE,
          file + " cannot be read",
          "Make it readable for this account",
          e);
    }
  }

  private Builder builder(String name) {
    return Wiring.wait(builders.findByName(name)).orElseThrow();
  }

  @Override
  public void close() {
    upkeep.stop();
    surface.health().drain();
    Wiring.wait(listeners.close());
    // After the last request: what it left in the outbox waits there for the next start.
    dispatch.stop();
    foundation.close();
  }
}
