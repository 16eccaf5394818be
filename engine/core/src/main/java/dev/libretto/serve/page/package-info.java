/**
 * What the page of a published app starts with: the definition as the front end needs it and the
 * first rows, in one JSON document. It exists so that a page shows something after one round trip.
 */
@NullMarked
package dev.libretto.serve.page;

import org.jspecify.annotations.NullMarked;
