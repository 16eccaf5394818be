package dev.libretto.publish.diff;

import dev.libretto.access.AccessChange;
import java.util.List;

/**
 * What lies between two programs.
 *
 * @param changes in the order in which they can be made
 * @param access who may do more or less than before
 * @param concerns to be asked of the rows before the changes are made
 * @param refusals what can't be done whatever the rows are; when there are any, nothing is done
 */
public record Difference(
    List<Change> changes,
    List<AccessChange> access,
    List<Concern> concerns,
    List<Refusal> refusals) {

  public Difference {
    changes = List.copyOf(changes);
    access = List.copyOf(access);
    concerns = List.copyOf(concerns);
    refusals = List.copyOf(refusals);
  }
}
