package dev.libretto.fuzz;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.testkit.fuzz.Bytes;
import dev.libretto.testkit.fuzz.Odd;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Bodies for a table: rows, almost rows, and no rows at all. */
final class Bodies {

  private Bodies() {}

  /** The bytes of a body. */
  static byte[] some(Table table, RandomGenerator random) {
    Json json =
        switch (random.nextInt(10)) {
          case 0 -> Odd.value(random);
          case 1, 2 ->
              new Json.Arr(
                  IntStream.range(0, random.nextInt(4)).mapToObj(_ -> row(table, random)).toList());
          default -> row(table, random);
        };
    var bytes = JsonText.of(json).getBytes(StandardCharsets.UTF_8);
    return random.nextInt(10) == 0 ? Bytes.damaged(bytes, random) : bytes;
  }

  /** A row with most of what it needs. */
  static Json row(Table table, RandomGenerator random) {
    var members = new LinkedHashMap<String, Json>();
    for (var field : table.fields()) {
      boolean given = field.origin() != Field.Origin.AUTHOR || field.kind().isGivenByEngine();
      if (random.nextInt(given ? 40 : field.required() ? 20 : 2) > (given ? 38 : 0)) {
        members.put(field.name(), FieldValues.json(field, random));
      }
    }
    if (random.nextInt(20) == 0) {
      members.put(Odd.text(random), Odd.value(random));
    }
    return new Json.Obj(members);
  }

  /** Names of tables that lead somewhere. */
  static Table table(List<Table> tables, RandomGenerator random) {
    return tables.get(random.nextInt(tables.size()));
  }
}
