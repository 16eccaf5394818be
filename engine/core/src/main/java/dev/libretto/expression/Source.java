package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import java.util.Locale;
import java.util.Map;

/**
 * The text of an expression with the extent of each of its nodes, in code points. The parser knows
 * one position per node (of an operator, a dot or a bracket); a finding needs the whole extent.
 */
final class Source {
  private final int[] text;
  private final Map<Long, Integer> positions;

  Source(String text, Map<Long, Integer> positions) {
    this.text = text.codePoints().toArray();
    this.positions = positions;
  }

  /** The part of the text from {@code start} up to {@code end}. */
  String slice(int start, int end) {
    return new String(text, start, end - start);
  }

  /** Where the node starts. */
  int start(CelExpr node) {
    int position = position(node);
    return switch (node.getKind()) {
      case SELECT -> start(node.select().operand());
      case CALL -> {
        var call = node.call();
        if (call.target().isPresent()) {
          yield start(call.target().get());
        }
        if (isPrefix(call.function())) {
          yield position;
        }
        yield isName(call.function()) ? nameStart(position) : start(call.args().getFirst());
      }
      case STRUCT -> nameStart(position);
      case CONSTANT, IDENT, LIST, MAP, COMPREHENSION, NOT_SET -> position;
    };
  }

  /** Where the node ends: the offset of the code point after it. */
  int end(CelExpr node) {
    int position = position(node);
    int end =
        switch (node.getKind()) {
          case CONSTANT -> literalEnd(position);
          case IDENT -> wordEnd(position);
          case SELECT -> wordEnd(skipBlank(position + 1));
          case CALL -> {
            var call = node.call();
            int last = call.args().isEmpty() ? position + 1 : end(call.args().getLast());
            boolean bracketed = isName(call.function()) || call.function().equals("_[_]");
            yield bracketed ? skipBlank(last) + 1 : last;
          }
          case LIST -> {
            var elements = node.list().elements();
            yield skipBlank(elements.isEmpty() ? position + 1 : end(elements.getLast())) + 1;
          }
          case STRUCT, MAP, COMPREHENSION, NOT_SET -> position + 1;
        };
    return Math.clamp(end, Math.min(position + 1, text.length), text.length);
  }

  /**
   * The extent, in this text, of a part of a text literal: where the literal is written without
   * escapes it can be told exactly, otherwise it is the whole literal.
   */
  Extent inside(Typed literal, String value, int offset, int length) {
    String written = slice(literal.start(), literal.end());
    int opening = written.indexOf(value);
    if (opening < 0 || value.isEmpty()) {
      return new Extent(literal.start(), literal.end());
    }
    int start = literal.start() + written.codePointCount(0, opening) + offset;
    return new Extent(start, start + length);
  }

  /** From its first code point to the one after its last. */
  record Extent(int start, int end) {}

  private int position(CelExpr node) {
    return Math.clamp(positions.getOrDefault(node.id(), 0), 0, text.length);
  }

  private static boolean isPrefix(String function) {
    return function.equals("!_") || function.equals("-_");
  }

  /**
   * Operators have names such as {@code _+_} or {@code @in}, with signs no name can hold; a name
   * may begin with a dot.
   */
  private static boolean isName(String function) {
    return function.codePoints().allMatch(c -> isWord(c) || c == '.');
  }

  /** From an opening bracket back to the start of the name before it. */
  private int nameStart(int bracket) {
    int at = bracket;
    while (at > 0 && Character.isWhitespace(text[at - 1])) {
      at--;
    }
    while (at > 0 && (isWord(text[at - 1]) || text[at - 1] == '.')) {
      at--;
    }
    return at;
  }

  private int wordEnd(int start) {
    int at = start;
    if (at < text.length && text[at] == '`') {
      at++;
      while (at < text.length && text[at] != '`') {
        at++;
      }
      return at + 1;
    }
    while (at < text.length && (isWord(text[at]) || (at == start && text[at] == '.'))) {
      at++;
    }
    return at;
  }

  private int literalEnd(int start) {
    int at = start;
    while (at < text.length && isWord(text[at])) {
      at++;
    }
    if (at < text.length && (text[at] == '"' || text[at] == '\'')) {
      return stringEnd(at, slice(start, at).toLowerCase(Locale.ROOT).contains("r"));
    }
    while (at < text.length && (isWord(text[at]) || text[at] == '.' || isExponentSign(at))) {
      at++;
    }
    return at;
  }

  private boolean isExponentSign(int at) {
    return (text[at] == '+' || text[at] == '-') && at > 0 && (text[at - 1] | 0x20) == 'e';
  }

  private int stringEnd(int quote, boolean raw) {
    int width = isQuote(quote, quote + 1) && isQuote(quote, quote + 2) ? 3 : 1;
    int at = quote + width;
    while (at < text.length) {
      if (text[at] == '\\' && !raw) {
        at += 2;
      } else if (text[at] == text[quote]
          && (width == 1 || (isQuote(quote, at + 1) && isQuote(quote, at + 2)))) {
        return at + width;
      } else {
        at++;
      }
    }
    return at;
  }

  private boolean isQuote(int quote, int at) {
    return at < text.length && text[at] == text[quote];
  }

  /** Over white space, comments and a trailing comma. */
  private int skipBlank(int start) {
    int at = start;
    while (at < text.length) {
      if (text[at] == '/' && at + 1 < text.length && text[at + 1] == '/') {
        while (at < text.length && text[at] != '\n') {
          at++;
        }
      } else if (Character.isWhitespace(text[at]) || text[at] == ',') {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean isWord(int codePoint) {
    return codePoint == '_'
        || (codePoint >= '0' && codePoint <= '9')
        || (codePoint >= 'a' && codePoint <= 'z')
        || (codePoint >= 'A' && codePoint <= 'Z');
  }
}
