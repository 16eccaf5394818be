@NullMarked
package dev.libretto.account;

import org.jspecify.annotations.NullMarked;
