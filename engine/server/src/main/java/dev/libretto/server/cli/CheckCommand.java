package dev.libretto.server.cli;

import dev.libretto.access.AccessJson;
import dev.libretto.access.AccessReport;
import dev.libretto.access.AccessText;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.report.ProblemJson;
import dev.libretto.publish.report.ProblemText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: the problems of definitions, without an engine or a database. */
@Command(name = "check", description = "Show the problems of definitions, as a compiler would.")
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER|FILE",
      arity = "1..*",
      description = "Folders that hold app.json, or files of definitions.")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Print one JSON object for a program to read.")
  private boolean json;

  @Option(
      names = "--access",
      description = "Show too who could do what, as far as the rules tell beforehand.")
  private boolean access;

  private final Map<String, String> environment;

  CheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    // Every folder is looked at before the first is judged: a wrong path stops at once.
    var folders = paths.stream().map(AppFolder::at).toList();
    var checked =
        folders.stream()
            .map(folder -> CheckedFile.of(folder.definition().toString(), folder.bytes()))
            .toList();
    var problems = checked.stream().flatMap(file -> file.problems().stream()).toList();
    int tests = checked.stream().mapToInt(file -> file.tests().size()).sum();
    if (json) {
      out.println(JsonText.of(json(problems, checked, tests)));
    } else {
      show(checked, problems, out);
      if (tests > 0) {
        out.println(
            (tests == 1 ? "1 test was" : tests + " tests were")
                + " not performed: that takes a database, see `libretto test`.");
      }
    }
    out.flush();
    return errors(problems) > 0 ? Exit.PROBLEMS : Exit.FINE;
  }

  private void show(List<CheckedFile> checked, List<Problem> problems, PrintWriter out) {
    var text = new ProblemText(Colours.wanted(environment));
    var shown = new ArrayList<String>();
    for (var file : checked) {
      if (!file.problems().isEmpty()) {
        shown.add(text.render(file.problems(), file.text()));
      }
    }
    shown.add(problems.isEmpty() ? "No problems" : ProblemText.summary(problems));
    out.println(String.join("\n", shown));
    if (access) {
      checked.stream()
          .flatMap(file -> file.program().stream())
          .forEach(program -> {
            out.println();
            out.print(AccessText.of(AccessReport.of(program)));
          });
    }
  }

  private Json.Obj json(List<Problem> problems, List<CheckedFile> checked, int tests) {
    var members = new LinkedHashMap<String, Json>();
    members.put("errors", Json.of(errors(problems)));
    members.put("warnings", Json.of(problems.size() - errors(problems)));
    members.put("testsNotPerformed", Json.of(tests));
    members.put("problems", ProblemJson.of(problems));
    if (access) {
      members.put(
          "access",
          new Json.Arr(
              checked.stream()
                  .flatMap(file -> file.program().stream())
                  .<Json>map(program -> AccessJson.of(AccessReport.of(program)))
                  .toList()));
    }
    return new Json.Obj(members);
  }

  private static long errors(List<Problem> problems) {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }
}
