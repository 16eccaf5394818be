/** Tests of the engine as a whole: its arrows and its documents. They belong to no single part. */
@NullMarked
package dev.libretto;

import org.jspecify.annotations.NullMarked;
