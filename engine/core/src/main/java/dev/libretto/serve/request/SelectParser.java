package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code select} parameter: names, paths into JSON, {@code alias:name}, {@code name::cast},
 * {@code *}, and embedded rows as {@code name!hint!inner(…)} or {@code ...name(…)}.
 */
final class SelectParser {

  private static final int DEEPEST = 6;
  private static final String STOPS = ",():";
  private static final String SPREAD = "...";

  private final String text;
  private int at;

  private SelectParser(String text) {
    this.text = text;
  }

  static List<Select> parse(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    var parser = new SelectParser(text);
    var items = parser.items(0);
    if (parser.at < text.length()) {
      throw refused("a bracket too many", "Close each bracket once");
    }
    return items;
  }

  private List<Select> items(int depth) {
    if (depth > DEEPEST) {
      throw refused("brackets nested too deeply", null);
    }
    var items = new ArrayList<Select>();
    do {
      items.add(item(depth));
    } while (taken(','));
    return items;
  }

  private Select item(int depth) {
    var name = word();
    boolean spread = name.startsWith(SPREAD);
    if (spread) {
      name = name.substring(SPREAD.length());
    }
    @Nullable String alias = null;
    if (at + 1 < text.length() && text.charAt(at) == ':' && text.charAt(at + 1) != ':') {
      at++;
      alias = name;
      name = word();
    }
    if (name.isEmpty() || name.startsWith(SPREAD) || (spread && alias != null)) {
      throw refused(
          "dots in the wrong place", "Write ...category(kind:name), without another name");
    }
    if (name.equals("*")) {
      return new Select.Everything();
    }
    if (taken('(')) {
      return embed(alias, name, spread, depth);
    }
    if (spread) {
      throw refused("dots before what is no relation", "Write ...category(name)");
    }
    return new Select.Column(alias, PathParser.parse(name, RequestCode.BAD_SELECT), cast());
  }

  private @Nullable String cast() {
    if (!text.startsWith("::", at)) {
      return null;
    }
    at += 2;
    return word();
  }

  private Select embed(@Nullable String alias, String text, boolean spread, int depth) {
    var words = text.split("!", -1);
    @Nullable String hint = null;
    boolean inner = false;
    for (int index = 1; index < words.length; index++) {
      switch (words[index]) {
        case "inner" -> inner = true;
        case "left" -> inner = false;
        default -> hint = words[index];
      }
    }
    var items =
        at < this.text.length() && this.text.charAt(at) == ')'
            ? List.<Select>of()
            : items(depth + 1);
    if (!taken(')')) {
      throw refused("a bracket that is not closed", "Write category(name)");
    }
    return new Select.Embed(alias, words[0], hint, inner, spread, Ask.of(items));
  }

  private String word() {
    var start = at;
    while (at < text.length() && STOPS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var word = text.substring(start, at).strip();
    if (word.isEmpty()) {
      throw refused("an empty name", "Write select=title,category(name)");
    }
    return word;
  }

  private boolean taken(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private static RuntimeException refused(String what, @Nullable String hint) {
    return Refusal.of(RequestCode.BAD_SELECT, "The select parameter has " + what, hint).thrown();
  }
}
