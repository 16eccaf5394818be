package dev.libretto.publish.diff;

import dev.libretto.json.Json;
import dev.libretto.kind.Bound;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the names of keywords whose values differ. */
final class Keywords {

  private final LinkedHashSet<String> different = new LinkedHashSet<>();

  Keywords compare(String keyword, @Nullable Object from, @Nullable Object to) {
    if (!Objects.equals(from, to)) {
      different.add(keyword);
    }
    return this;
  }

  /** The bounds of one field in two versions. */
  Keywords compareBounds(Map<String, Bound> from, Map<String, Bound> to) {
    var keywords = new LinkedHashSet<>(to.keySet());
    keywords.addAll(from.keySet());
    keywords.forEach(keyword -> compare(keyword, from.get(keyword), to.get(keyword)));
    return this;
  }

  /** Keywords with their values in two versions. */
  Keywords compareAll(Map<String, Json> from, Map<String, Json> to) {
    var keywords = new LinkedHashSet<>(to.keySet());
    keywords.addAll(from.keySet());
    keywords.forEach(keyword -> compare(keyword, from.get(keyword), to.get(keyword)));
    return this;
  }

  List<String> different() {
    return List.copyOf(different);
  }
}
