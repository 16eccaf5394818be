package dev.libretto.store.run;

import dev.libretto.program.AppId;
import java.util.UUID;

/**
 * A delivery that one engine tries now. The attempt is counted already.
 *
 * @param attempt from 1; whoever tries later has a greater number, and only theirs counts
 */
public record Claimed(
    UUID id,
    AppId app,
    int attempt,
    String recipient,
    String sender,
    String subject,
    String text) {}
