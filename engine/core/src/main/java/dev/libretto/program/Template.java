package dev.libretto.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with fields of a row in it: {@code Only {quantity} left of {name}}. A brace that is meant
 * as one is written twice. There is nothing else in it: no conditions, no calls.
 *
 * @param parts in the order of the text
 */
public record Template(List<Part> parts) {

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,62}");

  public Template {
    parts = List.copyOf(parts);
  }

  /** A part of the text. */
  public sealed interface Part {
    /** Stands for itself. */
    record Literal(String text) implements Part {}

    /**
     * Stands for a field's value.
     *
     * @param offset where its name begins in the text, in code points
     */
    record Placeholder(String field, int offset) implements Part {}
  }

  /** What a text is read as. */
  public sealed interface Reading {
    /** A template. */
    record Sound(Template template) implements Reading {}

    /**
     * None.
     *
     * @param offset where the mistake begins, in code points
     * @param length how far it goes, in code points; at least 1
     * @param message what it is
     */
    record Malformed(int offset, int length, String message) implements Reading {}
  }

  /** Reads a text. Never throws, for any text. */
  public static Reading read(String text) {
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        literal.append(c);
        at += 2;
      } else if (c == '}') {
        return malformed(text, at, 1, "This brace closes nothing.");
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        if (end < 0) {
          return malformed(text, at, 1, "This brace is never closed.");
        }
        var name = text.substring(at + 1, end);
        if (!NAME.matcher(name).matches()) {
          return malformed(text, at, end + 1 - at, "Between braces stands the name of a field.");
        }
        if (!literal.isEmpty()) {
          parts.add(new Part.Literal(literal.toString()));
          literal.setLength(0);
        }
        parts.add(new Part.Placeholder(name, text.codePointCount(0, at + 1)));
        at = end + 1;
      } else {
        literal.append(c);
        at++;
      }
    }
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
    }
    return new Reading.Sound(new Template(parts));
  }

  private static Reading malformed(String text, int start, int length, String message) {
    return new Reading.Malformed(
        text.codePointCount(0, start), text.codePointCount(start, start + length), message);
  }

  /** The fields in it, in order; one that stands twice, twice. */
  public List<Part.Placeholder> placeholders() {
    return parts.stream()
        .filter(Part.Placeholder.class::isInstance)
        .map(Part.Placeholder.class::cast)
        .toList();
  }
}
