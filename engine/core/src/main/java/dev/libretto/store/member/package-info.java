/**
 * Members of apps, their sessions, sign-ins under way and API keys in PostgreSQL: one class per
 * table, nothing but statements. It exists so that {@code dev.libretto.member} decides and this
 * remembers; no secret reaches it but as a hash.
 */
@NullMarked
package dev.libretto.store.member;

import org.jspecify.annotations.NullMarked;
