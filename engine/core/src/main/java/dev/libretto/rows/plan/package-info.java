/**
 * From an ask to a plan: names become fields, texts become values, limits are applied. It exists
 * apart from parsing and from SQL because it alone knows the program and does no input or output.
 */
@NullMarked
package dev.libretto.rows.plan;

import org.jspecify.annotations.NullMarked;
