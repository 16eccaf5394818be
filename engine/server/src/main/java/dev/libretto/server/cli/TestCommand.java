package dev.libretto.server.cli;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.publish.report.ProblemJson;
import dev.libretto.publish.report.ProblemText;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code test}: the tests of a definition, by the dry run of an engine. Where none is named, or
 * none runs on this machine, one is started for as long as it takes.
 */
@Command(name = "test", description = "Perform the tests of a folder's definition.")
final class TestCommand implements Callable<Integer> {

  private static final URI USUAL_SERVER = URI.create("http://localhost:8081");
  private static final String TOKEN_VARIABLE = "LIBRETTO_TOKEN";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder that holds app.json.")
  private Path folder = Path.of(".");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The builder listener of an engine to test by; without it, one is started.")
  private @Nullable URI server;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The builder the app belongs to (demo).")
  private String user = RunCommand.USUAL_BUILDER;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The builder's token; better in the variable " + TOKEN_VARIABLE + ".")
  private @Nullable String token;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Show the tests alone that have this in their names.")
  private String filter = "";

  @Option(names = "--json", description = "Print one JSON object for a program to read.")
  private boolean json;

  private final Map<String, String> environment;
  private final Engine.Starter starter;

  TestCommand(Map<String, String> environment, Engine.Starter starter) {
    this.environment = environment;
    this.starter = starter;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var app = AppFolder.at(folder);
    var file = CheckedFile.of(app.definition().toString(), app.bytes());
    if (file.hasErrors()) {
      return broken(file, line);
    }
    expectSome(file, line);
    var answer = file.tests().isEmpty() ? null : answer(app);
    if (answer != null && !TestReport.isIn(answer)) {
      return untested(answer, line);
    }
    var report =
        answer == null
            ? new TestReport(List.of())
            : TestReport.of(file.tests(), answer).named(filter);
    if (json) {
      line.getOut().println(report.json().toPrettyString());
    } else {
      report.tell(app.definition().toString(), line.getOut());
    }
    line.getOut().flush();
    return report.failed() > 0 ? Exit.PROBLEMS : Exit.FINE;
  }

  /** A filter that nothing passes is more likely misspelt than meant. */
  private void expectSome(CheckedFile file, CommandLine line) {
    var wanted = filter.toLowerCase(Locale.ROOT);
    if (!filter.isEmpty()
        && file.tests().stream()
            .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted))) {
      throw new ParameterException(line, "No test has `" + filter + "` in its name.");
    }
  }

  private int broken(CheckedFile file, CommandLine line) {
    if (json) {
      line.getOut()
          .println(JsonText.of(new Json.Obj(Map.of("problems", ProblemJson.of(file.problems())))));
      line.getOut().flush();
    } else {
      line.getErr()
          .println(
              new ProblemText(Colours.wanted(environment)).render(file.problems(), file.text()));
      line.getErr().flush();
    }
    return Exit.PROBLEMS;
  }

  /** The engine did not come to the tests, and says why. */
  private int untested(PublishAnswer answer, CommandLine line) {
    if (json) {
      line.getOut().println(answer.body().toPrettyString());
      line.getOut().flush();
    } else {
      answer.tell(line.getOut(), line.getErr());
    }
    return answer.exit();
  }

  private PublishAnswer answer(AppFolder app) {
    var given =
        Optional.ofNullable(token)
            .or(() -> Optional.ofNullable(environment.get(TOKEN_VARIABLE)))
            .map(String::strip);
    if (server != null) {
      return new BuilderClient(
              server, user, given.orElseGet(() -> ServerOptions.token(environment)))
          .publish(app, List.of(), true);
    }
    if (given.isPresent()) {
      try {
        return new BuilderClient(USUAL_SERVER, user, given.get()).publish(app, List.of(), true);
      } catch (EnvironmentFailure failure) {
        if (failure.code() != EnvironmentCode.SERVER_UNREACHABLE) {
          throw failure;
        }
      }
    }
    try (var engine = PassingEngine.start(starter)) {
      return engine.client(user).publish(app, List.of(), true);
    }
  }
}
