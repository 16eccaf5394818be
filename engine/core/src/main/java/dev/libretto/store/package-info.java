/**
 * PostgreSQL: the connections, the platform's own tables and every piece of SQL text the engine
 * sends. It exists so that what the database is asked stands in one place and nowhere else.
 */
@NullMarked
package dev.libretto.store;

import org.jspecify.annotations.NullMarked;
