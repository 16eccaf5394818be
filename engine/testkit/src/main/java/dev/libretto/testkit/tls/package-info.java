/**
 * Certificates made when a test needs them. It exists so that no key is ever in the repository and
 * none expires there.
 */
@NullMarked
package dev.libretto.testkit.tls;

import org.jspecify.annotations.NullMarked;
