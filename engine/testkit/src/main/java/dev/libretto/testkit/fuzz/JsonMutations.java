package dev.libretto.testkit.fuzz;

import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Changes documents where they stand. Each place is as likely as any other, and most changes put
 * there what stands under the same key elsewhere: so documents stay sound long enough to get deep.
 */
public final class JsonMutations {

  private final JsonCorpus corpus;
  private final BiFunction<String, RandomGenerator, String> texts;

  /**
   * Mutations with the parts of a corpus.
   *
   * @param texts changes the text of a string now and then; for what has a grammar of its own
   */
  public JsonMutations(JsonCorpus corpus, BiFunction<String, RandomGenerator, String> texts) {
    this.corpus = corpus;
    this.texts = texts;
  }

  /** A document of the corpus with some changes. */
  public Json next(RandomGenerator random) {
    return changed(corpus.document(random), random);
  }

  /** A document with one to five changes, most often few. */
  public Json changed(Json document, RandomGenerator random) {
    var changed = document;
    for (int left = 1 + Math.min(random.nextInt(5), random.nextInt(5)); left > 0; left--) {
      changed = change(changed, random);
    }
    return changed;
  }

  private Json change(Json document, RandomGenerator random) {
    if (random.nextInt(6) == 0) {
      return Renaming.some(document, random);
    }
    int at = random.nextInt(Math.max(1, size(document) - 1));
    return document instanceof Json.Arr || document instanceof Json.Obj
        ? in(document, "", new int[] {at}, random)
        : Odd.value(random);
  }

  private static int size(Json json) {
    return switch (json) {
      case Json.Obj(var members) ->
          1 + members.values().stream().mapToInt(JsonMutations::size).sum();
      case Json.Arr(var items) -> 1 + items.stream().mapToInt(JsonMutations::size).sum();
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> 1;
    };
  }

  /** Counts down to the place, depth first, and changes what is there or its neighbourhood. */
  private Json in(Json json, String key, int[] left, RandomGenerator random) {
    return switch (json) {
      case Json.Obj object -> in(object, left, random);
      case Json.Arr array -> in(array, key, left, random);
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> json;
    };
  }

  private Json in(Json.Obj object, int[] left, RandomGenerator random) {
    var members = new LinkedHashMap<>(object.members());
    for (var name : object.members().keySet()) {
      var value = object.members().getOrDefault(name, Json.NULL);
      int size = size(value);
      if (left[0] == 0) {
        member(members, name, value, random);
        return new Json.Obj(members);
      }
      left[0]--;
      if (left[0] < size - 1) {
        members.put(name, in(value, name, left, random));
        return new Json.Obj(members);
      }
      left[0] -= size - 1;
    }
    return object;
  }

  private void member(Map<String, Json> members, String name, Json value, RandomGenerator random) {
    switch (random.nextInt(10)) {
      case 0 -> members.remove(name);
      case 1 -> members.put(corpus.key(random), value);
      case 2 -> {
        var key = corpus.key(random);
        members.put(key, corpus.under(key, random));
      }
      default -> members.put(name, other(value, name, random));
    }
  }

  private Json in(Json.Arr array, String key, int[] left, RandomGenerator random) {
    var items = new ArrayList<>(array.items());
    for (int index = 0; index < items.size(); index++) {
      var value = array.items().get(index);
      int size = size(value);
      if (left[0] == 0) {
        item(items, index, key + JsonCorpus.ITEM, random);
        return new Json.Arr(items);
      }
      left[0]--;
      if (left[0] < size - 1) {
        items.set(index, in(value, key + JsonCorpus.ITEM, left, random));
        return new Json.Arr(items);
      }
      left[0] -= size - 1;
    }
    return array;
  }

  private void item(List<Json> items, int index, String key, RandomGenerator random) {
    switch (random.nextInt(10)) {
      case 0 -> items.remove(index);
      case 1 -> items.add(random.nextInt(items.size() + 1), items.get(index));
      case 2 -> items.add(items.remove(index));
      case 3, 4, 5 -> items.add(random.nextInt(items.size() + 1), corpus.under(key, random));
      case 6 -> repeat(items, index, random);
      default -> items.set(index, other(items.get(index), key, random));
    }
  }

  /** The item many times, each with a name of its own where it has one. */
  private static void repeat(List<Json> items, int index, RandomGenerator random) {
    var item = items.get(index);
    int most = random.nextInt(12) == 0 ? 220 : 8;
    for (int copies = random.nextInt(1, most); copies > 0; copies--) {
      items.add(Renaming.copy(item, copies));
    }
  }

  private Json other(Json value, String key, RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> Odd.value(random);
      case 2 -> corpus.any(random);
      case 3, 4, 5, 6 ->
          value instanceof Json.Str(var text)
              ? Json.of(texts.apply(text, random))
              : corpus.under(key, random);
      default -> corpus.under(key, random);
    };
  }
}
