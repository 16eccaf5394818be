package dev.libretto.store.account;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a builder may have. An empty limit is none.
 *
 * @param name {@code free} or {@code paid}
 * @param apps published apps at a time
 * @param rowsPerApp rows in all tables of one app
 * @param requestsPerMinute requests to one app in a minute
 */
public record Plan(
    String name, OptionalInt apps, OptionalLong rowsPerApp, OptionalInt requestsPerMinute) {}
