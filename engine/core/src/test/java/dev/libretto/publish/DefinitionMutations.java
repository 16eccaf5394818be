package dev.libretto.publish;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/** Definitions with one to three random changes to their JSON. */
public final class DefinitionMutations {

  private static final List<Json> STRANGERS =
      List.of(
          Json.NULL,
          Json.of(true),
          Json.of(-1),
          Json.of(0),
          Json.of(9007199254740991L),
          new Json.Num(new BigDecimal("0.5")),
          new Json.Num(new BigDecimal("1e300")),
          Json.of(""),
          Json.of("x"),
          Json.of("row.title"),
          Json.of("text"),
          Json.of("computed"),
          Json.of("a".repeat(5000)),
          Json.of("\ud834\udd1e\n\t\""),
          new Json.Arr(List.of()),
          new Json.Arr(List.of(Json.of("title"), Json.of("title"))),
          new Json.Obj(new LinkedHashMap<>()));

  private final Json original;
  private final List<Json> parts = new ArrayList<>(STRANGERS);
  private final List<String> keys = new ArrayList<>(List.of("x-odd", "odd", "", "a/b~c"));

  private DefinitionMutations(Json original) {
    this.original = original;
    collect(original);
  }

  /** Mutations of a sound definition. */
  public static DefinitionMutations of(byte[] sound) {
    if (Load.load("app.json", sound) instanceof Loading.Loaded loaded) {
      return new DefinitionMutations(loaded.definition().source());
    }
    throw new IllegalArgumentException("not a sound definition");
  }

  /** The next one, as JSON text. */
  public String next(RandomGenerator random) {
    Json mutated = original;
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      mutated = mutate(mutated, random);
    }
    return JsonText.of(mutated);
  }

  private Json mutate(Json json, RandomGenerator random) {
    return switch (json) {
      case Json.Obj object when !object.members().isEmpty() && random.nextInt(8) > 0 ->
          mutateMember(object, random);
      case Json.Arr array when !array.items().isEmpty() && random.nextInt(8) > 0 -> {
        var items = new ArrayList<>(array.items());
        int at = random.nextInt(items.size());
        switch (random.nextInt(6)) {
          case 0 -> items.remove(at);
          case 1 -> items.add(items.get(at));
          default -> items.set(at, mutate(items.get(at), random));
        }
        yield new Json.Arr(items);
      }
      case Json.Obj _, Json.Arr _, Json.Null _, Json.Bool _, Json.Num _, Json.Str _ ->
          parts.get(random.nextInt(parts.size()));
    };
  }

  private Json mutateMember(Json.Obj object, RandomGenerator random) {
    var members = new LinkedHashMap<>(object.members());
    List<String> names = List.copyOf(members.keySet());
    String name = names.get(random.nextInt(names.size()));
    Json value = object.members().getOrDefault(name, Json.NULL);
    switch (random.nextInt(8)) {
      case 0 -> members.remove(name);
      case 1 -> members.put(keys.get(random.nextInt(keys.size())), value);
      default -> members.put(name, mutate(value, random));
    }
    return new Json.Obj(members);
  }

  private void collect(Json json) {
    switch (json) {
      case Json.Obj object ->
          object
              .members()
              .forEach((key, value) -> {
                keys.add(key);
                collect(value);
              });
      case Json.Arr array -> array.items().forEach(this::collect);
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> parts.add(json);
    }
  }
}
