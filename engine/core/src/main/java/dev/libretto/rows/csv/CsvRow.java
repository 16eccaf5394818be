package dev.libretto.rows.csv;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file: its cells that are not empty, by column.
 *
 * @param key what other rows call it, or null
 * @param id the id it will have
 */
record CsvRow(long line, @Nullable String key, UUID id, Map<String, String> cells) {}
