@NullMarked
package dev.libretto.access;

import org.jspecify.annotations.NullMarked;
