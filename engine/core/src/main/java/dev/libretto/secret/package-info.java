/**
 * Values nobody may see: the operator's key, what is sealed with it, and the secrets of apps. It
 * exists so that a value in the open passes through few hands, all of them here.
 */
@NullMarked
package dev.libretto.secret;

import org.jspecify.annotations.NullMarked;
