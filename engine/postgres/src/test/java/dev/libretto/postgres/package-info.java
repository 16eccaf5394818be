/** Starts, kills and restarts real servers. It exists because durability cannot be argued. */
@NullMarked
package dev.libretto.postgres;

import org.jspecify.annotations.NullMarked;
