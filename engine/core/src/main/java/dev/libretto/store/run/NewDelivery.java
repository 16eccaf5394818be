package dev.libretto.store.run;

import dev.libretto.store.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification of an event to one address, or what there is instead of one.
 *
 * @param trigger its name
 * @param what the event, in the word of the definition
 * @param recipient null where there is nobody to send it to
 * @param sender who it says it is from
 * @param dead why it is not even tried; null where it is
 */
public record NewDelivery(
    RowEvent event,
    String trigger,
    String what,
    @Nullable String recipient,
    String sender,
    String subject,
    String text,
    @Nullable String dead) {

  /** The same for the same event, trigger and address, whoever makes it and how often. */
  public UUID id() {
    var name =
        String.join(
            "\n",
            event.app().value().toString(),
            Long.toString(event.id()),
            trigger,
            recipient == null ? String.valueOf(dead) : recipient);
    // RFC 9562, version 8: all but six bits are those of the digest.
    var digest = ByteBuffer.wrap(Sha256.of(name));
    long high = (digest.getLong() & ~0xF000L) | 0x8000L;
    long low = (digest.getLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low);
  }
}
