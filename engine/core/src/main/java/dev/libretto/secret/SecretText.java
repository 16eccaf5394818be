package dev.libretto.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that shows itself to nobody by accident: not in logs, not in messages. */
public final class SecretText {

  private final String value;

  /** Hides this text. */
  public SecretText(String value) {
    this.value = value;
  }

  /** The text, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  /** Compares in a time that does not tell where the difference is. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText text
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), text.value.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for all: a hash of a short secret is the secret. */
  @Override
  public int hashCode() {
    return 0;
  }

  /** Never shows the text. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
