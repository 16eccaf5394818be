/**
 * Ideas for getting from one app to another's rows, each tried with and without the wall. It exists
 * because isolation is proved by attempts that fail, and every new surface adds some.
 */
@NullMarked
package dev.libretto.server.isolation;

import org.jspecify.annotations.NullMarked;
