package dev.libretto.server.isolation;

import dev.libretto.server.fixture.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request of somebody who is not to see what is hidden. Every answer is searched for it, wherever
 * the request itself has not brought it along.
 *
 * @param text method, address and body, with a space between each
 * @param headers names and values in turn
 */
record Attempt(String text, List<String> headers) {

  /** Headers that differ from one answer to the next whatever was asked. */
  private static final Set<String> PASSING = Set.of("date");

  private static final AtomicInteger COUNT = new AtomicInteger();

  Attempt {
    headers = List.copyOf(headers);
  }

  static Attempt of(String text, String... headers) {
    return new Attempt(text, List.of(headers));
  }

  /** The same with more headers. */
  Attempt with(String... more) {
    var all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return new Attempt(text, all);
  }

  /** The same with other text. */
  Attempt replacing(String what, String by) {
    return new Attempt(text.replace(what, by), headers);
  }

  /** Sends it to the listener its address is on; fails when the answer shows a canary. */
  Answer send(Vault vault) {
    var answer = perform(vault);
    var request = vault.fill(text + headers).toLowerCase(Locale.ROOT);
    var seen = answer.toString().toLowerCase(Locale.ROOT);
    for (var canary : List.of(Vault.CANARY, Vault.NUMBER)) {
      if (seen.contains(canary) && !request.contains(canary)) {
        throw new AssertionError("what is hidden shows: " + text + " " + headers + "\n" + answer);
      }
    }
    if (answer.status() >= 500) {
      throw new AssertionError(text + " " + headers + "\n" + answer);
    }
    return answer;
  }

  /** Sends it for somebody who may see everything. */
  Answer sendAsOwner(Vault vault) {
    return with("Authorization", vault.owner.bearer()).perform(vault);
  }

  private Answer perform(Vault vault) {
    var unique = COUNT.incrementAndGet();
    var parts = vault.fill(text).replace("{unique}", "u" + unique).split(" ", 3);
    boolean console =
        parts[1].startsWith("/api/")
            || parts[1].startsWith("/.well-known")
            || parts[1].startsWith("/metrics")
            || parts[1].startsWith("/console");
    var call =
        console ? vault.engine.console(parts[0], parts[1]) : vault.engine.call(parts[0], parts[1]);
    if (!headers.contains("X-Forwarded-For")) {
      // Whoever tries too often from one address is refused whatever they send.
      call = call.header("X-Forwarded-For", "10.60." + unique / 250 % 250 + "." + unique % 250);
    }
    for (var index = 0; index < headers.size(); index += 2) {
      call = call.header(headers.get(index), vault.fill(headers.get(index + 1)));
    }
    return parts.length < 3 ? call.send() : call.json(parts[2]).send();
  }

  /** All of an answer but what passes, with names in place of what differs between apps. */
  static String shape(Vault vault, Answer answer) {
    var head = new TreeMap<String, List<String>>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          var key = name.toLowerCase(Locale.ROOT);
          if (!PASSING.contains(key)) {
            head.put(key, values.stream().map(value -> steady(key, value, answer)).toList());
          }
        });
    return vault.plain(answer.status() + " " + text(head) + "\n" + answer.text());
  }

  /** Durations and random values are no witnesses; that there are some is. */
  private static String steady(String header, String value, Answer answer) {
    return switch (header) {
      // Instants and names have other lengths in another app; of one body there is one length.
      case "content-length" ->
          value.equals(Integer.toString(answer.body().length)) ? "right" : "of something else";
      case "server-timing" -> value.replaceAll("dur=[0-9.]+", "dur=");
      case "set-cookie" ->
          value.replaceAll("=[A-Za-z0-9_-]{43}", "=random").replaceAll("Expires=[^;]+", "Expires=");
      default -> value;
    };
  }

  private static String text(Map<String, List<String>> head) {
    var text = new StringBuilder();
    head.forEach((name, values) -> text.append(name).append(": ").append(values).append("; "));
    return text.toString();
  }
}
