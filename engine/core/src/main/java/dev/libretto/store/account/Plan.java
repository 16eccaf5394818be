package dev.libretto.store.account;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a builder may have. An empty limit is none.
 *
 * @param name {@code free}, {@code paid} or {@code unlimited}
 * @param apps published apps at a time
 * @param rowsPerApp rows in all tables of one app, and links of its relations to many
 * @param requestsPerMinute requests to one app in a minute
 * @param callerRequestsPerMinute of them, those of one member, key or network address
 * @param builderRequestsPerMinute requests of the builder to the builder API in a minute
 */
public record Plan(
    String name,
    OptionalInt apps,
    OptionalLong rowsPerApp,
    OptionalInt requestsPerMinute,
    OptionalInt callerRequestsPerMinute,
    OptionalInt builderRequestsPerMinute) {

  /** Where nothing is limited. */
  public static final Plan UNLIMITED =
      new Plan(
          "unlimited",
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());
}
