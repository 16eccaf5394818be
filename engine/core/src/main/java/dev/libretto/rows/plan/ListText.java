package dev.libretto.rows.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list of texts as PostgreSQL writes its arrays: {@code {a,b,"c, d"}}, with a backslash
 * before quotes and backslashes in double quotes.
 */
final class ListText {

  private final String text;
  private int at = 1;

  private ListText(String text) {
    this.text = text;
  }

  /** The items, or nothing when the text is not a list. */
  static Optional<List<String>> parse(String text) {
    if (text.length() < 2 || text.charAt(0) != '{' || text.charAt(text.length() - 1) != '}') {
      return Optional.empty();
    }
    return new ListText(text).items();
  }

  private Optional<List<String>> items() {
    var items = new ArrayList<String>();
    var end = text.length() - 1;
    if (at == end) {
      return Optional.of(items);
    }
    while (true) {
      var item = text.charAt(at) == '"' ? quoted(end) : plain(end);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
      if (at == end) {
        return Optional.of(items);
      }
      if (text.charAt(at++) != ',') {
        return Optional.empty();
      }
    }
  }

  private Optional<String> plain(int end) {
    var start = at;
    while (at < end && text.charAt(at) != ',') {
      at++;
    }
    return Optional.of(text.substring(start, at));
  }

  private Optional<String> quoted(int end) {
    var item = new StringBuilder();
    at++;
    while (at < end && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < end) {
        at++;
      }
      item.append(text.charAt(at++));
    }
    if (at >= end) {
      return Optional.empty();
    }
    at++;
    return Optional.of(item.toString());
  }
}
