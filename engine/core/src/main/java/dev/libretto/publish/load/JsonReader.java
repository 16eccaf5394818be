package dev.libretto.publish.load;

import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text to positioned JSON, strictly RFC 8259 and with bounds on depth, size and numbers. A reader
 * of our own, because an author is owed the exact place of keys, values and slips, and a sentence
 * about each; a test holds it against Jackson.
 */
final class JsonReader {

  /** How deep brackets may nest. */
  static final int DEEPEST = 64;

  /** How many values a document may hold: far more than the schema's limits admit. */
  static final int MOST_VALUES = 500_000;

  /** The longest key, in UTF-16 units: bounds the pointers built from keys. */
  static final int LONGEST_KEY = 256;

  private static final Map<String, Json> LITERALS =
      Map.of("true", Json.of(true), "false", Json.of(false), "null", Json.NULL);

  private final SourceText source;
  private final String text;
  private final ProblemList problems;
  private final Deque<String> path = new ArrayDeque<>();
  private int at;
  private int depth;
  private int values;

  private JsonReader(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.problems = new ProblemList(source);
  }

  /** What reading came to. */
  sealed interface Reading {}

  /** It is JSON, within the bounds. */
  record Document(Node root) implements Reading {}

  /** It is not. */
  record Unreadable(List<Problem> problems) implements Reading {}

  static Reading read(SourceText source) {
    return new JsonReader(source).document();
  }

  private Reading document() {
    try {
      skipSpace();
      Node root = value();
      skipSpace();
      if (at < text.length()) {
        throw Slip.here(at, at + 1, "There is text after the end of the document.", "Remove it.");
      }
      return problems.isEmpty() ? new Document(root) : new Unreadable(problems.sorted());
    } catch (Slip slip) {
      problems.error(
          slip.code(), Pointer.ROOT, slip.start(), slip.end(), slip.sentence(), slip.hint());
      return new Unreadable(problems.sorted());
    }
  }

  private Node value() throws Slip {
    if (++values > MOST_VALUES) {
      throw new Slip(
          DefinitionCode.TOO_MANY_VALUES,
          at,
          at + 1,
          "The document holds more than " + MOST_VALUES + " values.",
          "Keep rows in CSV files beside the definition, not inside it.");
    }
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> literal();
    };
  }

  private Node object() throws Slip {
    int start = open();
    var members = new LinkedHashMap<String, Node.Member>();
    skipSpace();
    while (peek() != '}') {
      member(members);
      skipSpace();
      if (!comma('}', start)) {
        break;
      }
    }
    return new Node.Members(members, start, close());
  }

  private void member(Map<String, Node.Member> members) throws Slip {
    int keyStart = at;
    if (peek() != '"') {
      throw Slip.key(text, at);
    }
    JsonString key = JsonString.read(text, at);
    at = key.end();
    path.addLast(shortened(key.printable(), LONGEST_KEY));
    report(key);
    if (key.value().length() > LONGEST_KEY) {
      problems.error(
          DefinitionCode.KEY_TOO_LONG,
          pointer(),
          keyStart,
          at,
          "The key has more than " + LONGEST_KEY + " characters.",
          null);
    }
    skipSpace();
    if (peek() != ':') {
      throw Slip.here(keyStart, key.end(), "A colon is missing after this key.", null);
    }
    at++;
    skipSpace();
    Node value = value();
    Node.Member first =
        members.putIfAbsent(key.value(), new Node.Member(keyStart, key.end(), value));
    if (first != null) {
      problems.error(
          DefinitionCode.DUPLICATE_KEY,
          pointer(),
          keyStart,
          key.end(),
          "The key `" + shortened(key.printable(), 60) + "` stands twice in one object.",
          "It stands first on line "
              + source.place(Pointer.ROOT, first.keyStart(), first.keyEnd()).line()
              + ".");
    }
    path.removeLast();
  }

  private Node array() throws Slip {
    int start = open();
    var items = new ArrayList<Node>();
    skipSpace();
    while (peek() != ']') {
      path.addLast(String.valueOf(items.size()));
      items.add(value());
      path.removeLast();
      skipSpace();
      if (!comma(']', start)) {
        break;
      }
    }
    return new Node.Items(List.copyOf(items), start, close());
  }

  private int open() throws Slip {
    if (++depth > DEEPEST) {
      throw new Slip(
          DefinitionCode.TOO_DEEP,
          at,
          at + 1,
          "Brackets nest deeper than " + DEEPEST + " levels here.",
          null);
    }
    return at++;
  }

  private int close() {
    depth--;
    return ++at;
  }

  /** Steps over the comma between two elements; false before the closing bracket. */
  private boolean comma(char closing, int opened) throws Slip {
    char c = peek();
    if (c == closing) {
      return false;
    }
    if (c != ',') {
      throw Slip.betweenElements(source, at, opened);
    }
    int comma = at++;
    skipSpace();
    if (peek() == closing) {
      throw Slip.here(
          comma, comma + 1, "There is a comma before the closing `" + closing + "`.", "Remove it.");
    }
    return true;
  }

  private Node string() throws Slip {
    int start = at;
    JsonString string = JsonString.read(text, at);
    at = string.end();
    report(string);
    return new Node.Leaf(Json.of(string.value()), start, at);
  }

  private void report(JsonString string) {
    string
        .unstorable()
        .ifPresent(bad ->
            problems.error(
                DefinitionCode.UNSTORABLE_CHARACTER,
                pointer(),
                bad.start(),
                bad.start() + 6,
                bad.message(),
                null));
  }

  private Node number() throws Slip {
    int start = at;
    at = JsonNumber.end(text, at);
    String written = text.substring(start, at);
    Optional<Json> exact = JsonNumber.exact(written);
    if (exact.isEmpty()) {
      problems.error(
          DefinitionCode.INEXACT_NUMBER,
          pointer(),
          start,
          at,
          "Not every reader of JSON can keep the number "
              + shortened(written, 60)
              + " as it stands.",
          "Where a decimal is meant, write it as a string: \"12.50\".");
    }
    return new Node.Leaf(exact.orElse(Json.NULL), start, at);
  }

  private Node literal() throws Slip {
    for (var literal : LITERALS.entrySet()) {
      int end = at + literal.getKey().length();
      if (text.startsWith(literal.getKey(), at) && !Slip.isWordAt(text, end)) {
        int start = at;
        at = end;
        return new Node.Leaf(literal.getValue(), start, end);
      }
    }
    throw Slip.value(text, at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The character at hand; at the end of the text a NUL, which is never part of JSON's grammar. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** Built only for a problem: eager pointers would grow with depth times size. */
  private Pointer pointer() {
    Pointer pointer = Pointer.ROOT;
    for (String token : path) {
      pointer = pointer.child(token);
    }
    return pointer;
  }

  private static String shortened(String name, int longest) {
    return name.length() <= longest
        ? name
        : name.substring(0, name.offsetByCodePoints(0, longest / 2)) + "…";
  }
}
