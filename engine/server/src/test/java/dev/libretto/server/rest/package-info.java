/**
 * What the REST API of a published app does, seen from outside: this is its specification, beside
 * {@code engine/docs/rest.md} in words.
 */
@NullMarked
package dev.libretto.server.rest;

import org.jspecify.annotations.NullMarked;
