/**
 * The samples as executable specifications: each is published, tested and performed by its
 * scenarios, with and without the database's own wall, and together they use all of the language.
 */
@NullMarked
package dev.libretto.server.sample;

import org.jspecify.annotations.NullMarked;
