package dev.libretto.testkit.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail as it arrived.
 *
 * @param receivers what the envelope said
 * @param source header and body as they were sent, lines ended by a line feed
 */
public record ReceivedMail(String sender, List<String> receivers, String source) {

  public ReceivedMail {
    receivers = List.copyOf(receivers);
  }

  /** Everything before the first empty line. */
  public String head() {
    return source.substring(0, source.indexOf("\n\n"));
  }

  /** The first group of the pattern's first match; there must be one. */
  public String find(String pattern) {
    var matcher = Pattern.compile(pattern).matcher(source);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in\n" + source);
    }
    return matcher.group(1);
  }
}
