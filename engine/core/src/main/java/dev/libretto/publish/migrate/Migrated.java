package dev.libretto.publish.migrate;

import dev.libretto.publish.diff.Refusal;
import java.util.List;

/** What a migration came to. Unless it is done, nothing has changed. */
public sealed interface Migrated {

  /** The app is of the new version. */
  record Done() implements Migrated {}

  /** Rows stand against it; never empty. */
  record Refused(List<Refusal> refusals) implements Migrated {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  /** Another version has been published since the diff was made. */
  record Stale() implements Migrated {}

  /** Requests held what it needed for too long. */
  record Busy() implements Migrated {}
}
