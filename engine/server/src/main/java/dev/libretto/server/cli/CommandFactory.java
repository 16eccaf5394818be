package dev.libretto.server.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives each command what it needs, through its constructor. */
final class CommandFactory implements IFactory {

  private final Map<String, String> environment;
  private final Engine.Starter starter;

  CommandFactory(Map<String, String> environment, Engine.Starter starter) {
    this.environment = environment;
    this.starter = starter;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == RunCommand.class) {
      return type.cast(new RunCommand(environment, starter));
    }
    if (type == ServeCommand.class) {
      return type.cast(new ServeCommand(environment, starter));
    }
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(environment));
    }
    if (type == TestCommand.class) {
      return type.cast(new TestCommand(environment, starter));
    }
    if (type == PublishCommand.class) {
      return type.cast(new PublishCommand(environment));
    }
    if (type == SecretCommand.Set.class) {
      return type.cast(new SecretCommand.Set(environment, System.in));
    }
    if (type == SecretCommand.Listing.class) {
      return type.cast(new SecretCommand.Listing(environment));
    }
    if (type == SecretCommand.Remove.class) {
      return type.cast(new SecretCommand.Remove(environment));
    }
    if (type == SessionsCommand.Listing.class) {
      return type.cast(new SessionsCommand.Listing(environment));
    }
    if (type == SessionsCommand.End.class) {
      return type.cast(new SessionsCommand.End(environment));
    }
    if (type == UsageCommand.class) {
      return type.cast(new UsageCommand(environment));
    }
    if (type == MasterKeyCommand.Rotate.class) {
      return type.cast(new MasterKeyCommand.Rotate(environment));
    }
    if (type == DiffCommand.class) {
      return type.cast(new DiffCommand(environment));
    }
    if (type == VersionsCommand.class) {
      return type.cast(new VersionsCommand(environment));
    }
    if (type == DeliveriesCommand.class) {
      return type.cast(new DeliveriesCommand(environment));
    }
    if (type == RollbackCommand.class) {
      return type.cast(new RollbackCommand(environment));
    }
    if (type == RehearseCommand.class) {
      return type.cast(new RehearseCommand(starter));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
