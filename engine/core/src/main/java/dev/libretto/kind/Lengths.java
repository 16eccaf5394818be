package dev.libretto.kind;

import dev.libretto.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of texts, in code points.
 *
 * @param least at least so many, or null
 * @param most at most so many, or null
 */
record Lengths(@Nullable Integer least, @Nullable Integer most) {

  Map<String, Json> schema() {
    return keywords(Keywords.ofType("string")).members();
  }

  Map<String, Json> pageKeywords() {
    return keywords(new Keywords()).members();
  }

  Keywords keywords(Keywords keywords) {
    return keywords.number("minLength", least).number("maxLength", most);
  }

  Map<String, Bound> bounds() {
    var bounds = new LinkedHashMap<String, Bound>();
    if (least != null) {
      bounds.put("minLength", new Bound.MinLength(least));
    }
    if (most != null) {
      bounds.put("maxLength", new Bound.MaxLength(most));
    }
    return bounds;
  }
}
