/**
 * What publishing one program over another changes, as values: named changes, questions about the
 * rows that decide whether they can be made, and what is refused. It exists so that publishing is
 * never a guess and a dry run says the same as the publication.
 */
@NullMarked
package dev.libretto.publish.diff;

import org.jspecify.annotations.NullMarked;
