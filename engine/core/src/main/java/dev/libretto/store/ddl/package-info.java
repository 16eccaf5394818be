/**
 * Changes to an app's schema and questions about the rows in it, as values and as SQL text. They
 * exist as values so that what a publication will do can be read and tested before it is done.
 */
@NullMarked
package dev.libretto.store.ddl;

import org.jspecify.annotations.NullMarked;
