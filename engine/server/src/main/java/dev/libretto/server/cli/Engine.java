package dev.libretto.server.cli;

import dev.libretto.server.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A started engine, as far as the command line needs one. It answers until it is closed. */
public interface Engine extends AutoCloseable {

  /** Starts engines. */
  @FunctionalInterface
  interface Starter {

    /**
     * Starts an engine and waits until it answers on both listeners.
     *
     * @throws dev.libretto.problem.EnvironmentFailure when the machine does not let it start
     */
    Engine start(Settings settings);
  }

  /** Where the published apps are. */
  URI pages();

  /** Where the builder API is. */
  URI console();

  /** Makes a builder; the token is there only when the builder is new. */
  Optional<String> admit(String builder);

  /**
   * Publishes a definition as the next version of the builder's app, and waits for it.
   *
   * @param file the name the author knows the text by
   */
  Publication publish(String builder, String file, byte[] text);

  /** Loads first rows into tables that have just been made. */
  Seeding seed(String builder, String app, Set<String> tables, List<Path> files);

  /** Lets what is being answered finish, then stops everything it started. */
  @Override
  void close();
}
