package dev.libretto.testkit.fuzz;

import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Sound documents, and all their parts by the key they stand under. */
public final class JsonCorpus {

  /** The key of the items of a list is the list's with this behind it. */
  static final String ITEM = "[]";

  private final List<Json> documents;
  private final Map<String, List<Json>> parts = new HashMap<>();
  private final List<String> keys;
  private final List<Json> all = new ArrayList<>();

  /** A corpus of at least one document. */
  public JsonCorpus(List<? extends Json> documents) {
    this.documents = List.copyOf(documents);
    Set<String> names = new LinkedHashSet<>(List.of("x-odd", "odd", "", "a/b~c", "id", "name"));
    this.documents.forEach(document -> collect("", document, names));
    this.keys = List.copyOf(names);
  }

  /** One of the documents. */
  public Json document(RandomGenerator random) {
    return documents.get(random.nextInt(documents.size()));
  }

  /** A key that stands somewhere, or an odd one. */
  String key(RandomGenerator random) {
    return keys.get(random.nextInt(keys.size()));
  }

  /** Something that stands under this key in some document; anything where nothing does. */
  Json under(String key, RandomGenerator random) {
    var found = parts.getOrDefault(key, all);
    return found.get(random.nextInt(found.size()));
  }

  /** Any part of any document. */
  Json any(RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private void collect(String key, Json json, Set<String> names) {
    parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(json);
    all.add(json);
    switch (json) {
      case Json.Obj(var members) ->
          members.forEach((name, value) -> {
            names.add(name);
            collect(name, value, names);
          });
      case Json.Arr(var items) -> items.forEach(item -> collect(key + ITEM, item, names));
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> {}
    }
  }
}
