/**
 * Sign-in at an OpenID provider that an app's definition names: authorization code flow with PKCE,
 * state and nonce. It exists apart from its neighbours because it is the only part that calls out.
 */
@NullMarked
package dev.libretto.member.oidc;

import org.jspecify.annotations.NullMarked;
