package dev.libretto.publish.migrate;

import dev.libretto.store.Parked;
import dev.libretto.store.ddl.Ddl;
import java.util.List;

/**
 * The steps from one version to the next.
 *
 * @param expand taken one by one while the version before is served, which none of them disturbs
 * @param change taken together, in the one transaction that makes the version
 * @param contract taken one by one afterwards, for what has only to be confirmed
 * @param parked what the version to come no longer has
 * @param restored what it has again
 */
public record Plan(
    List<Ddl> expand,
    List<Ddl> change,
    List<Ddl> contract,
    List<Parked> parked,
    List<Parked> restored) {

  public Plan {
    expand = List.copyOf(expand);
    change = List.copyOf(change);
    contract = List.copyOf(contract);
    parked = List.copyOf(parked);
    restored = List.copyOf(restored);
  }
}
