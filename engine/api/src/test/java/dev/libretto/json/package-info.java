/** Tests of JSON values; they exist because definitions are kept as the text written here. */
@NullMarked
package dev.libretto.json;

import org.jspecify.annotations.NullMarked;
