package dev.libretto.publish.load;

import dev.libretto.problem.Place;
import dev.libretto.problem.Pointer;
import java.util.Optional;

/** Finds the place in an author's file for a pointer into the definition read from it. */
public final class SourceMap {

  private final SourceText text;
  private final Node root;

  SourceMap(SourceText text, Node root) {
    this.text = text;
    this.root = root;
  }

  /** The file. */
  public SourceText text() {
    return text;
  }

  /**
   * The place of the value at a pointer; of an object or array, its opening bracket. Where nothing
   * stands at the pointer, the place and the pointer of the nearest value around it: a pointer an
   * editor cannot follow is none.
   */
  public Place place(Pointer at) {
    Found found = nearest(at);
    Node node = found.node();
    int end = node instanceof Node.Leaf ? node.end() : node.start() + 1;
    return text.place(found.at(), node.start(), end);
  }

  /** The place of the key of the member at a pointer; of anything else, as {@link #place}. */
  public Place keyPlace(Pointer at) {
    int slash = at.text().lastIndexOf('/');
    if (slash < 0
        || !(nearest(new Pointer(at.text().substring(0, slash))).node()
            instanceof Node.Members object)) {
      return place(at);
    }
    Node.Member member = object.members().get(unescape(at.text().substring(slash + 1)));
    return member == null ? place(at) : text.place(at, member.keyStart(), member.keyEnd());
  }

  /**
   * A place inside the string at a pointer.
   *
   * @param offset in code points from the start of the string's value, escapes resolved
   * @param length how many code points of the value to underline
   */
  public Place inside(Pointer at, int offset, int length) {
    Node node = nearest(at).node();
    if (!(node instanceof Node.Leaf) || text.text().charAt(node.start()) != '"') {
      return place(at);
    }
    int start = skip(node.start() + 1, offset, node.end() - 1);
    return text.place(at, start, skip(start, length, node.end() - 1));
  }

  /** The index in the text after so many code points of a string's value. */
  private int skip(int from, int codePoints, int limit) {
    int at = from;
    for (int i = 0; i < codePoints && at < limit; i++) {
      boolean highSurrogate =
          text.text().startsWith("\\ud", at) || text.text().startsWith("\\uD", at);
      at += width(at);
      if (highSurrogate && text.text().startsWith("\\u", at)) {
        at += width(at);
      }
    }
    return Math.min(at, limit);
  }

  /** How many units of the text the character or escape at an index takes. */
  private int width(int at) {
    if (text.text().charAt(at) != '\\') {
      return Character.charCount(text.text().codePointAt(at));
    }
    return text.text().charAt(at + 1) == 'u' ? 6 : 2;
  }

  private record Found(Node node, Pointer at) {}

  private Found nearest(Pointer at) {
    Node node = root;
    int end = 0;
    String[] keys = at.text().split("/", -1);
    for (int i = 1; i < keys.length; i++) {
      Optional<Node> child = child(node, unescape(keys[i]));
      if (child.isEmpty()) {
        return new Found(node, new Pointer(at.text().substring(0, end)));
      }
      node = child.get();
      end += 1 + keys[i].length();
    }
    return new Found(node, at);
  }

  private static Optional<Node> child(Node node, String key) {
    return switch (node) {
      case Node.Leaf _ -> Optional.empty();
      case Node.Members object ->
          Optional.ofNullable(object.members().get(key)).map(Node.Member::value);
      case Node.Items list -> {
        boolean index =
            !key.isEmpty() && key.length() < 9 && key.chars().allMatch(c -> c >= '0' && c <= '9');
        yield index && Integer.parseInt(key) < list.items().size()
            ? Optional.of(list.items().get(Integer.parseInt(key)))
            : Optional.empty();
      }
    };
  }

  private static String unescape(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }
}
