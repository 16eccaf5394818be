package dev.libretto.publish.load;

import dev.libretto.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value and where it stands: from {@code start} to before {@code end}, in UTF-16 units of
 * the text. A tree beside the values, because a table of pointers would grow with depth times size.
 */
sealed interface Node {

  int start();

  int end();

  /** The value without its places. */
  Json json();

  /** A value without parts. */
  record Leaf(Json json, int start, int end) implements Node {}

  /** An array. */
  record Items(List<Node> items, int start, int end) implements Node {
    @Override
    public Json json() {
      return new Json.Arr(items.stream().map(Node::json).toList());
    }
  }

  /** An object; of a key that stood twice, the first. */
  record Members(Map<String, Member> members, int start, int end) implements Node {
    @Override
    public Json json() {
      var values = new LinkedHashMap<String, Json>();
      members.forEach((key, member) -> values.put(key, member.value().json()));
      return new Json.Obj(values);
    }
  }

  /** A value under a key, and where the key with its quotes stands. */
  record Member(int keyStart, int keyEnd, Node value) {}
}
