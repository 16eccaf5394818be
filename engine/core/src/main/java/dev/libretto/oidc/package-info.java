/**
 * OpenID Connect from the side of a relying party: discovery, code flow with PKCE, ID tokens. It
 * exists so that builders and members sign in elsewhere by the same, strict steps.
 */
@NullMarked
package dev.libretto.oidc;

import org.jspecify.annotations.NullMarked;
