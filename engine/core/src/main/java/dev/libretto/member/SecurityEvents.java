package dev.libretto.member;

import dev.libretto.program.AppId;
import dev.libretto.store.account.AuditEvent;
import java.util.Map;

/** Is told what happens to sign-ins and keys, for the audit log. It never gets a secret. */
@FunctionalInterface
public interface SecurityEvents {

  /**
   * Remembers an event; that it could not must not stop what happened.
   *
   * @param event what happened
   * @param actor who did it: {@code member:<uuid>}, {@code builder:<name>} or {@code anonymous}
   * @param details more about it, by name
   */
  void happened(AppId app, AuditEvent event, String actor, Map<String, String> details);
}
