/** Tests of the package of the same name. It exists because null is refused here too. */
@NullMarked
package dev.libretto.server.config;

import org.jspecify.annotations.NullMarked;
