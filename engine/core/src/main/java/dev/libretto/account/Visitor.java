package dev.libretto.account;

import java.util.Optional;

/**
 * Where a request comes from, for counting attempts, for the audit log and for telling sign-ins
 * apart.
 *
 * @param address the client's network address, the network alone for IPv6
 * @param agent what the program calls itself, one line
 */
public record Visitor(String address, Optional<String> agent) {

  private static final int LONGEST_AGENT = 200;

  public Visitor {
    agent =
        agent
            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_AGENT)))
            .map(text -> text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip())
            .filter(text -> !text.isEmpty());
  }
}
