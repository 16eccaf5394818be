/** Tests of the store, on a real PostgreSQL; they exist because only it can say what it does. */
@NullMarked
package dev.libretto.store;

import org.jspecify.annotations.NullMarked;
