/** Tests of the package of the same name. It exists because null is refused here too. */
@NullMarked
package dev.libretto.server.cli;

import org.jspecify.annotations.NullMarked;
