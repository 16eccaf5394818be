@NullMarked
package dev.libretto.store.account;

import org.jspecify.annotations.NullMarked;
