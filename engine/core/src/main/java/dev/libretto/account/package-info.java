/**
 * Builders as people: registering, signing in, access tokens, and how each is kept from being
 * guessed or copied. It exists so that the rules of signing in stand beside each other, away from
 * HTTP and from SQL.
 */
@NullMarked
package dev.libretto.account;

import org.jspecify.annotations.NullMarked;
