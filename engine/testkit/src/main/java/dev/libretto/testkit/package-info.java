/**
 * What the engine's tests share: a real PostgreSQL, golden files. It exists so that every test runs
 * against what production runs against, and starts from nothing.
 */
@NullMarked
package dev.libretto.testkit;

import org.jspecify.annotations.NullMarked;
