/**
 * What is measured: services as processes of their own, each with its database on one PostgreSQL.
 * It exists so that the runner treats limit and engine alike.
 */
@NullMarked
package dev.libretto.benchmarks.targets;

import org.jspecify.annotations.NullMarked;
