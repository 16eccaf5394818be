package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import java.io.IOException;
import java.time.Duration;

/** A service that has the table of items filled and answers requests about it. */
public sealed interface Target extends AutoCloseable permits LimitTarget, LibrettoTarget {
  /** The name in results. */
  String name();

  /** Where it listens on the loopback interface. */
  int port();

  /** How it wants requests worded. */
  HttpDialect dialect();

  /** A superuser's connection to its database. */
  Database database();

  /** Its physical table of this kind in that database. */
  ItemTable table(Kind kind);

  /** Where it logs changes of rows, qualified and quoted. */
  String changeLog();

  /** The process whose CPU time, with that of its descendants, is the engine's. */
  long pid();

  /** Stops it, starts it again, and returns the time from the start to the first answered read. */
  Duration restart() throws IOException, InterruptedException;

  @Override
  void close();
}
