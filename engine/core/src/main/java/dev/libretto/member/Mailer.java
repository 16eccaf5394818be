package dev.libretto.member;

import io.vertx.core.Future;

/** Sends mail, by whatever way the operator has decided. */
public interface Mailer {

  /** Whether there is a way at all. Where there is none, nobody is promised a mail. */
  boolean configured();

  /**
   * Sends it; completes when the next server has taken it over, and fails with {@link MailRefused}
   * where sending it again is of no use.
   */
  Future<Void> send(Mail mail);
}
