/**
 * Members of an app: how they prove who they are, where they are signed in, and the keys of
 * programs. It exists so that HTTP only carries what is decided here; rows know of it by the caller
 * alone.
 */
@NullMarked
package dev.libretto.member;

import org.jspecify.annotations.NullMarked;
