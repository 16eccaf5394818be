/** Tests of what tests stand on. It exists because a helper that always agrees proves nothing. */
@NullMarked
package dev.libretto.testkit;

import org.jspecify.annotations.NullMarked;
