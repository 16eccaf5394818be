/**
 * The scenario language: what people do with a running app over HTTP, what comes back, what must
 * never come back, and what was written, as a JSON file beside a sample. It exists so that a sample
 * is an executable specification that somebody who writes no Java can read and extend.
 */
@NullMarked
package dev.libretto.testkit.scenario;

import org.jspecify.annotations.NullMarked;
