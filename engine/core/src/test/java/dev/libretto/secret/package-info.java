@NullMarked
package dev.libretto.secret;

import org.jspecify.annotations.NullMarked;
