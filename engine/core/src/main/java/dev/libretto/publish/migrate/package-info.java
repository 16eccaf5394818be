/**
 * Makes the changes of a diff: a plan of steps as a value, then all of them and the version row in
 * one transaction. It exists so that an app is always wholly of one version, whatever happens.
 */
@NullMarked
package dev.libretto.publish.migrate;

import org.jspecify.annotations.NullMarked;
