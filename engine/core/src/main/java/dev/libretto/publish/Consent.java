package dev.libretto.publish;

import dev.libretto.publish.diff.ChangeClass;
import java.util.Set;

/**
 * How far an upload may go.
 *
 * @param accepted the classes of change its author has agreed to
 * @param dryRun whether to find out everything and change nothing
 */
public record Consent(Set<ChangeClass> accepted, boolean dryRun) {

  /** Publishes what nobody loses anything by. */
  public static final Consent NONE = new Consent(Set.of(), false);

  /** Changes nothing. */
  public static final Consent DRY_RUN = new Consent(Set.of(), true);

  public Consent {
    accepted = Set.copyOf(accepted);
  }
}
