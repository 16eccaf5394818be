/** What browsers get: the pages of published apps, and the files these need. */
@NullMarked
package dev.libretto.server.page;

import org.jspecify.annotations.NullMarked;
