package dev.libretto.member;

import dev.libretto.program.AppId;
import java.util.Map;

/** Is told what happens to sign-ins and keys, for the audit log. It never gets a secret. */
@FunctionalInterface
public interface SecurityEvents {

  /**
   * Remembers an event; that it could not must not stop what happened.
   *
   * @param event what happened, such as {@code member.signed-in}
   * @param actor who did it: {@code member:<uuid>}, {@code builder:<name>} or {@code anonymous}
   * @param details more about it, by name
   */
  void happened(AppId app, String event, String actor, Map<String, String> details);
}
