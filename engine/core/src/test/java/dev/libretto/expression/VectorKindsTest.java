package dev.libretto.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.expression.Vectors.Vector;
import dev.libretto.kind.ComputedKind;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.InverseKind;
import dev.libretto.kind.ListKind;
import dev.libretto.kind.LookupKind;
import dev.libretto.kind.RollupKind;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where a vector says what kind a field is of ({@code kind}: its keys in a definition), that kind
 * has the type the vector says, and takes the value of the vector's row.
 */
final class VectorKindsTest {

  /** What no definition declares by itself; what they hold has the type of another kind. */
  private static final Set<Class<?>> DERIVED =
      Set.of(
          ComputedKind.class,
          InverseKind.class,
          ListKind.class,
          LookupKind.class,
          RollupKind.class);

  @Test
  void haveTheTypesAndValuesOfTheVectors() {
    for (var vector : Vectors.all()) {
      vector
          .json()
          .path("fields")
          .properties()
          .forEach(field -> {
            if (field.getValue().has("kind")) {
              agrees(vector, field.getKey(), field.getValue());
            }
          });
    }
  }

  private static void agrees(Vector vector, String name, JsonNode field) {
    var kind = kind(field.path("kind"));

    assertEquals(Vectors.type(field.path("type").textValue()), kind.valueType(), vector::toString);

    var value = vector.json().path("row").path(name);
    if (!value.isNull()) {
      var read = kind.read(value);
      assertTrue(read.isPresent(), vector::toString);
      assertTrue(kind.fault(read.get()).isEmpty(), vector::toString);
    }
  }

  @Test
  void areAllThereAre() {
    var spoken = new HashSet<Class<?>>();
    Vectors.all()
        .forEach(vector ->
            vector
                .json()
                .path("fields")
                .forEach(field -> {
                  if (field.has("kind")) {
                    spoken.add(kind(field.path("kind")).getClass());
                  }
                }));
    spoken.addAll(DERIVED);

    var missing = kinds(FieldKind.class).filter(kind -> !spoken.contains(kind)).toList();

    assertEquals(List.of(), missing, "kinds without a vector");
  }

  private static Stream<Class<?>> kinds(Class<?> kind) {
    return kind.isSealed()
        ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(VectorKindsTest::kinds)
        : Stream.of(kind);
  }

  /** The kind of a field with these keys. */
  private static FieldKind kind(JsonNode keys) {
    var definition =
        """
        {"format": "app/1", "app": {"name": "vectors"}, "tables": [
          {"name": "thing", "fields": [{"name": "field", %s]},
          {"name": "other", "fields": [{"name": "name", "type": "text"}]}]}
        """
            .formatted(keys.toString().substring(1));
    var loaded =
        assertInstanceOf(
            Loading.Loaded.class,
            Load.load("app.json", definition.getBytes(StandardCharsets.UTF_8)),
            definition);
    return FieldKind.of(loaded.definition().tables().getFirst().fields().getFirst().type());
  }
}
