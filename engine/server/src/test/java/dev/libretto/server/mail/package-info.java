@NullMarked
package dev.libretto.server.mail;

import org.jspecify.annotations.NullMarked;
