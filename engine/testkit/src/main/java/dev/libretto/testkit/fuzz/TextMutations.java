package dev.libretto.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Changes texts by their tokens and by their characters. */
public final class TextMutations {

  private static final Pattern TOKEN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|\\s+|&&|\\|\\||[=!<>]=|.");

  private final List<String> tokens;

  /** Mutations that bring in these tokens. */
  public TextMutations(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** A sequence of tokens of chance, with nothing between them. */
  public String garbage(RandomGenerator random, int most) {
    var text = new StringBuilder();
    for (int left = random.nextInt(most) + 1; left > 0; left--) {
      text.append(token(random));
    }
    return text.toString();
  }

  /** The text with one to three of its tokens or characters changed. */
  public String changed(String text, RandomGenerator random) {
    var changed = text;
    for (int left = random.nextInt(3) + 1; left > 0; left--) {
      changed = random.nextInt(4) == 0 ? character(changed, random) : token(changed, random);
    }
    return changed;
  }

  private String token(RandomGenerator random) {
    return random.nextInt(12) == 0 ? Odd.text(random) : tokens.get(random.nextInt(tokens.size()));
  }

  private String token(String text, RandomGenerator random) {
    var parts = new ArrayList<String>();
    var matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    if (parts.isEmpty()) {
      return token(random);
    }
    int at = random.nextInt(parts.size());
    switch (random.nextInt(6)) {
      case 0 -> parts.remove(at);
      case 1 -> parts.add(at, parts.get(at));
      case 2 -> parts.add(at, token(random));
      case 3 -> parts.set(at, parts.get(random.nextInt(parts.size())));
      case 4 -> parts.set(at, parts.get(at).repeat(random.nextInt(1, 40)));
      default -> parts.set(at, token(random));
    }
    return String.join("", parts);
  }

  private static String character(String text, RandomGenerator random) {
    int at = random.nextInt(text.length() + 1);
    var odd = String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + odd + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
      default -> text.substring(0, at);
    };
  }
}
