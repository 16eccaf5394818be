/**
 * Problems for their readers: text as a good compiler prints it, and JSON for machines. It exists
 * apart from the stages so that the command line, HTTP and tests say the same in the same way.
 */
@NullMarked
package dev.libretto.publish.report;

import org.jspecify.annotations.NullMarked;
