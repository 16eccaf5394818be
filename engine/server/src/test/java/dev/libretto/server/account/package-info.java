/** Builders as people: what they sign in with, what they own, and what they keep secret. */
@NullMarked
package dev.libretto.server.account;

import org.jspecify.annotations.NullMarked;
