package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's name alone, and what all its commands share. */
@Command(
    name = "libretto",
    description = "Performs apps from their definitions.",
    synopsisSubcommandLabel = "COMMAND")
public final class LibrettoCommand implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          ServeCommand.class,
          CheckCommand.class,
          TestCommand.class,
          DiffCommand.class,
          PublishCommand.class,
          SecretCommand.class,
          SessionsCommand.class,
          UsageCommand.class,
          MasterKeyCommand.class,
          VersionsCommand.class,
          RollbackCommand.class,
          DeliveriesCommand.class,
          VersionCommand.class,
          RehearseCommand.class);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show what can be given here.")
  @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
  private boolean help;

  @Option(
      names = "--verbose",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show where in the program a failure came from.")
  private boolean verbose;

  private LibrettoCommand() {}

  /**
   * Performs a command; the result is its exit code.
   *
   * @param environment the process's variables
   * @param starter starts the engine of the commands that need one
   */
  public static int execute(
      Map<String, String> environment, Engine.Starter starter, String... arguments) {
    var named =
        COMMANDS.stream()
            .filter(command -> arguments.length > 0 && arguments[0].equals(name(command)))
            .toList();
    // Describing a command to picocli takes milliseconds, and one is enough for who names it.
    return commandLine(environment, starter, named.isEmpty() ? COMMANDS : named).execute(arguments);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** The commands; the streams they write to can be replaced. */
  static CommandLine commandLine(Map<String, String> environment, Engine.Starter starter) {
    return commandLine(environment, starter, COMMANDS);
  }

  private static CommandLine commandLine(
      Map<String, String> environment, Engine.Starter starter, List<Class<?>> commands) {
    var root = new LibrettoCommand();
    var line = new CommandLine(root, new CommandFactory(environment, starter));
    commands.forEach(line::addSubcommand);
    line.setExecutionExceptionHandler(
        (exception, failed, parsed) -> root.failed(exception, failed));
    line.setParameterExceptionHandler(LibrettoCommand::misused);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  private int failed(Exception exception, CommandLine failed) {
    var err = failed.getErr();
    if (exception instanceof EnvironmentFailure known) {
      err.println(known.line());
    } else {
      err.println(
          RequestCode.INTERNAL.code()
              + ": The engine made a mistake ("
              + exception
              + "). Run it again with --verbose to see where, and report it.");
    }
    if (verbose) {
      exception.printStackTrace(err);
    }
    err.flush();
    return Exit.ENVIRONMENT;
  }

  private static String message(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      var written = unmatched.getUnmatched().getFirst();
      var spec = unmatched.getCommandLine().getCommandSpec();
      var known =
          written.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
      var noun = written.startsWith("-") ? "flag" : known.isEmpty() ? "argument" : "command";
      return "There is no "
          + noun
          + " `"
          + written
          + "` here. "
          + Suggestion.hint(written, known).orElse("");
    }
    return String.valueOf(exception.getMessage());
  }

  private static int misused(ParameterException exception, String[] arguments) {
    var line = exception.getCommandLine();
    var err = line.getErr();
    err.println(message(exception));
    err.println("See " + line.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return Exit.USAGE;
  }
}
