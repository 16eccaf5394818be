package dev.libretto.serve.request;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@code select} parameter: names, {@code alias:name}, {@code *} and {@code name(…)}. */
final class SelectParser {

  private static final int DEEPEST = 4;
  private static final String STOPS = ",():";

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
    @Nullable String alias = null;
    if (taken(':')) {
      if (at < text.length() && text.charAt(at) == ':') {
        throw refused("a cast", "Casts are not supported: ask for the column as it is");
      }
      alias = name;
      name = word();
    }
    if (name.contains("->")) {
      throw refused("a path into JSON", "Ask for the whole column");
    }
    if (name.equals("*")) {
      return new Select.Everything();
    }
    if (!taken('(')) {
      return new Select.Column(alias, name);
    }
    var items = at < text.length() && text.charAt(at) == ')' ? List.<Select>of() : items(depth + 1);
    if (!taken(')')) {
      throw refused("a bracket that is not closed", "Write category(name)");
    }
    return new Select.Embed(alias, name, items);
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
