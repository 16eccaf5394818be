/** A mail server for tests. It exists so that mail is tested over the protocol it is sent by. */
@NullMarked
package dev.libretto.testkit.mail;

import org.jspecify.annotations.NullMarked;
