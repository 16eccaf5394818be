/** Tests of the whole server. It exists because some promises hold for all its packages at once. */
@NullMarked
package dev.libretto.server;

import org.jspecify.annotations.NullMarked;
