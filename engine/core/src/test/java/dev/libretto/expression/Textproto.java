package dev.libretto.expression;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Protocol Buffers' text format as far as test data needs it: messages, lists, texts with
 * escapes and bare words.
 */
public final class Textproto {

  /** What a field holds. */
  public sealed interface Value {}

  /** Fields in order; a name may come more than once. */
  public record Message(List<Field> fields) implements Value {

    /** All messages under a name. */
    public List<Message> all(String name) {
      return fields.stream()
          .filter(field -> field.name().equals(name))
          .map(field -> (Message) field.value())
          .toList();
    }

    /** The text under a name. */
    public String text(String name) {
      return value(name)
          .map(value -> ((Text) value).value())
          .orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    /** What stands first under a name. */
    public Optional<Value> value(String name) {
      return fields.stream()
          .filter(field -> field.name().equals(name))
          .map(Field::value)
          .findFirst();
    }
  }

  /** A name and what it holds. */
  public record Field(String name, Value value) {}

  /** A text between quotes. */
  public record Text(String value) implements Value {}

  /** A number, a truth value or a name. */
  public record Word(String value) implements Value {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|#[^\\n]*|(\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
              + "|([\\w.+-]+)|(\\[[^\\]]*/[^\\]]*\\])|([{}<>\\[\\]:,;])");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private Textproto(String text) {
    var matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() != end) {
        break;
      }
      end = matcher.end();
      if (!matcher.group().isBlank() && text.charAt(matcher.start()) != '#') {
        tokens.add(matcher.group());
      }
    }
    if (end != text.length()) {
      throw new IllegalArgumentException("not text format from " + text.substring(end));
    }
  }

  /** Reads a file's text. */
  public static Message read(String text) {
    return new Textproto(text).message("");
  }

  private Message message(String close) {
    var fields = new ArrayList<Field>();
    while (at < tokens.size() && !tokens.get(at).equals(close)) {
      var name = tokens.get(at++);
      skip(":");
      fields.add(new Field(name, value()));
      skip(",");
      skip(";");
    }
    at++;
    return new Message(fields);
  }

  private Value value() {
    var token = tokens.get(at++);
    return switch (token.charAt(0)) {
      case '{' -> message("}");
      case '<' -> message(">");
      case '[' -> list();
      case '"', '\'' -> text(token);
      default -> new Word(token);
    };
  }

  private Value list() {
    var items = new ArrayList<Field>();
    while (!tokens.get(at).equals("]")) {
      items.add(new Field("", value()));
      skip(",");
    }
    at++;
    return new Message(items);
  }

  private Text text(String first) {
    var bytes = new ByteArrayOutputStream();
    unescape(first, bytes);
    while ("\"'".indexOf(tokens.get(at).charAt(0)) >= 0) {
      unescape(tokens.get(at++), bytes);
    }
    return new Text(bytes.toString(StandardCharsets.UTF_8));
  }

  private void skip(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
    }
  }

  private static void unescape(String quoted, ByteArrayOutputStream bytes) {
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        int point = quoted.codePointAt(i);
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point) - 1;
        continue;
      }
      char escape = quoted.charAt(++i);
      switch (escape) {
        case 'n' -> bytes.write('\n');
        case 't' -> bytes.write('\t');
        case 'r' -> bytes.write('\r');
        case 'a' -> bytes.write(7);
        case 'b' -> bytes.write('\b');
        case 'f' -> bytes.write('\f');
        case 'v' -> bytes.write(0x0B);
        case 'x' -> i = number(quoted, i + 1, 2, 16, bytes);
        case 'u' -> i = point(quoted, i + 1, 4, bytes);
        case 'U' -> i = point(quoted, i + 1, 8, bytes);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> i = number(quoted, i, 3, 8, bytes);
        default -> bytes.write(escape);
      }
    }
  }

  /** Writes one byte and returns the place of its last digit. */
  private static int number(
      String quoted, int from, int most, int radix, ByteArrayOutputStream bytes) {
    int end = from;
    while (end < from + most && Character.digit(quoted.charAt(end), radix) >= 0) {
      end++;
    }
    bytes.write(Integer.parseInt(quoted.substring(from, end), radix));
    return end - 1;
  }

  private static int point(String quoted, int from, int digits, ByteArrayOutputStream bytes) {
    int point = Integer.parseInt(quoted.substring(from, from + digits), 16);
    bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    return from + digits - 1;
  }
}
