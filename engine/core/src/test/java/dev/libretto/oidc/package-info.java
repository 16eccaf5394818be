@NullMarked
package dev.libretto.oidc;

import org.jspecify.annotations.NullMarked;
