/**
 * An OpenID provider over real HTTP with really signed tokens. It exists so that signing in
 * elsewhere is tested against a server and not against a picture of one.
 */
@NullMarked
package dev.libretto.testkit.oidc;

import org.jspecify.annotations.NullMarked;
