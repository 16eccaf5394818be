package dev.libretto.serve.request;

import dev.libretto.plan.Caller;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to the rows of an app, free of any HTTP library.
 *
 * @param method in capitals
 * @param table the table's name as it stands in the path
 * @param id the last part of the path, or null where the whole table is meant
 * @param path the path itself, for Location
 * @param query what follows the question mark, still encoded, or null
 * @param headers gives a header's first value by its name, null where it is absent
 * @param stages is told when a stage ends
 * @param body the bytes of the body; empty where there is none
 */
public record Request(
    String method,
    String table,
    @Nullable String id,
    String path,
    @Nullable String query,
    Function<String, @Nullable String> headers,
    byte[] body,
    Caller caller,
    Stages stages) {}
