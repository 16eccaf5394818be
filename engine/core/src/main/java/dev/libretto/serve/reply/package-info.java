/**
 * From outcomes to status, headers and bytes. It exists apart from requests so that every surface
 * answers in the same shapes.
 */
@NullMarked
package dev.libretto.serve.reply;

import org.jspecify.annotations.NullMarked;
