package dev.libretto.publish.check;

import dev.libretto.definition.FieldType;
import dev.libretto.json.Json;
import dev.libretto.kind.Uuids;
import java.util.List;
import java.util.Optional;

/** Where the values of a test speak of given rows by their labels. */
public final class GivenReferences {

  private GivenReferences() {}

  /** The table whose rows the values of a field are; empty for a field that refers to none. */
  public static Optional<String> target(FieldType type) {
    return type instanceof FieldType.Relation relation
        ? Optional.of(relation.table())
        : Optional.empty();
  }

  /** The labels in the value of a field that refers to rows. Ids of rows stand for themselves. */
  static List<String> labels(Json value) {
    return switch (value) {
      case Json.Str(var text) when Uuids.parse(text).isEmpty() -> List.of(text);
      case Json.Arr(var items) -> items.stream().flatMap(one -> labels(one).stream()).toList();
      case Json.Str _, Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> List.of();
    };
  }
}
