/**
 * From a request's query, headers and body to an ask, in PostgREST's grammar. It exists apart from
 * the planner so that the grammar knows nothing of tables, and no surface parses twice.
 */
@NullMarked
package dev.libretto.serve.request;

import org.jspecify.annotations.NullMarked;
