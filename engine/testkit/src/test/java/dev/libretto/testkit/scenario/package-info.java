/** Tests of the scenario language: a scenario that is wrong must fail, and say where. */
@NullMarked
package dev.libretto.testkit.scenario;

import org.jspecify.annotations.NullMarked;
