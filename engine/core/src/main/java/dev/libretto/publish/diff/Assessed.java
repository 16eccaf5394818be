package dev.libretto.publish.diff;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change with what it means for the rows there were when it was looked at.
 *
 * @param classes at least one, the mildest first
 * @param rows how many rows it concerns, where rows are concerned
 * @param preview of a conversion
 */
public record Assessed(
    Change change, List<ChangeClass> classes, Optional<Long> rows, Optional<Preview> preview) {

  public Assessed {
    classes = List.copyOf(classes);
  }

  /**
   * What would become of values that are converted.
   *
   * @param converts how many would have a counterpart
   * @param loses how many would not, or would say less
   * @param samples a few of those without a counterpart, for the builder's eyes alone
   */
  public record Preview(long converts, long loses, List<String> samples) {
    public Preview {
      samples = List.copyOf(samples);
    }
  }

  /** The same without values of anybody's rows, to be kept with the version. */
  public Assessed withoutSamples() {
    return new Assessed(
        change,
        classes,
        rows,
        preview.map(some -> new Preview(some.converts(), some.loses(), List.of())));
  }

  /** The classes among these that it takes consent for and that have not been accepted. */
  public static Set<ChangeClass> missing(List<Assessed> changes, Set<ChangeClass> accepted) {
    return changes.stream()
        .flatMap(change -> change.classes().stream())
        .filter(one -> one.needsConsent() && !accepted.contains(one))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChangeClass.class)));
  }
}
