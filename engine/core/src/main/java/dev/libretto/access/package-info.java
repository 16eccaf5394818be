/**
 * Who may do what with an app, computed from its rules before anybody asks, so that its author sees
 * what is open before it is.
 */
@NullMarked
package dev.libretto.access;

import org.jspecify.annotations.NullMarked;
