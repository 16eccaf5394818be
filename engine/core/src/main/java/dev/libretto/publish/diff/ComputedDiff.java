package dev.libretto.publish.diff;

import dev.libretto.program.Field;

/** Compares the columns of computed fields, which are made anew rather than converted. */
final class ComputedDiff {

  private final TablePair pair;
  private final Field from;
  private final Field to;
  private final Findings findings;

  ComputedDiff(TablePair pair, Field from, Field to, Findings findings) {
    this.pair = pair;
    this.from = from;
    this.to = to;
    this.findings = findings;
  }

  void run() {
    if (from.isStoredComputed() && to.isStoredComputed()) {
      if (!from.physicalName().equals(to.physicalName())) {
        findings.change(new Change.RecomputeField(pair.to(), from, to));
      }
    } else if (from.isStoredComputed()) {
      findings.change(
          TablePair.stored(to)
              ? new Change.RemoveComputed(pair.to(), from)
              : new Change.UnstoreComputed(pair.to(), from, to));
    } else if (to.isStoredComputed() && !TablePair.stored(from)) {
      findings.change(new Change.StoreComputed(pair.to(), to));
    }
  }
}
