package dev.libretto.server.cli;

import java.util.List;
import java.util.Set;

/** What came of publishing, as the command line tells it. */
public sealed interface Publication {

  /**
   * The app has a new version.
   *
   * @param changes one sentence each
   * @param tables those that were made
   */
  record Published(String app, int version, List<String> changes, Set<String> tables)
      implements Publication {
    public Published {
      changes = List.copyOf(changes);
      tables = Set.copyOf(tables);
    }
  }

  /**
   * Some changes are made only when somebody agrees to them; the version before is still served.
   *
   * @param changes all changes, one sentence each
   * @param consent the names of what has to be agreed to
   */
  record KeptBack(String app, List<String> changes, List<String> consent) implements Publication {
    public KeptBack {
      changes = List.copyOf(changes);
      consent = List.copyOf(consent);
    }
  }

  /** The app was published with this definition already. */
  record Unchanged(String app, int version) implements Publication {}

  /**
   * The definition has problems; the version before is still served.
   *
   * @param report the problems, for a person to read
   */
  record Refused(String report, int problems) implements Publication {}
}
