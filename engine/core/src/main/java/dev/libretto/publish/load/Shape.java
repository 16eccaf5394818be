package dev.libretto.publish.load;

import com.google.re2j.Pattern;
import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema as it stands in the schema file: written out, or named. */
sealed interface Shape {

  /** A reference to the definition of that name ({@code $ref}). */
  record Reference(String name) implements Shape {}

  /**
   * The keywords of a schema; an absent one is null or empty.
   *
   * @param title what people call such a value
   * @param types the JSON Schema types allowed; empty: any
   * @param constant the one value allowed
   * @param choices the values allowed ({@code enum})
   * @param pattern what must occur in a text
   * @param form the pattern in words
   * @param closed whether keys that neither {@code properties} nor {@code freePrefix} knows are
   *     refused
   * @param freePrefix how keys start whose values may be anything
   * @param branches the alternatives ({@code anyOf}), told apart by a property that is constant in
   *     each
   */
  record Keywords(
      String title,
      String description,
      List<String> types,
      @Nullable Json constant,
      List<Json> choices,
      @Nullable Pattern pattern,
      String form,
      Bounds bounds,
      boolean uniqueItems,
      @Nullable Shape items,
      Map<String, Shape> properties,
      List<String> required,
      boolean closed,
      @Nullable String freePrefix,
      List<Shape> branches)
      implements Shape {

    public Keywords {
      types = List.copyOf(types);
      choices = List.copyOf(choices);
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
      required = List.copyOf(required);
      branches = List.copyOf(branches);
    }
  }

  /** The bounds of numbers, of texts in code points, and of lists. All inclusive. */
  record Bounds(
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable BigDecimal minLength,
      @Nullable BigDecimal maxLength,
      @Nullable BigDecimal minItems,
      @Nullable BigDecimal maxItems) {}
}
