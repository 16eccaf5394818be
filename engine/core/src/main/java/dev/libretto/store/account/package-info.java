/**
 * The SQL of accounts: builders, their sign-ins and tokens, sealed values, ownership of apps and
 * the audit log. It exists so that what may be known of a person is asked in one place.
 */
@NullMarked
package dev.libretto.store.account;

import org.jspecify.annotations.NullMarked;
