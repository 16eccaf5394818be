package dev.libretto.run.trigger;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.space.Recompiled;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.PublishedVersion;
import dev.libretto.store.StoreFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The programs events are pinned to: mostly the present ones, sometimes those before. */
final class Programs {

  private static final int MOST_KEPT = 64;

  private final Spaces spaces;
  private final Apps apps;
  private final Function<PublishedVersion, Recompiled> recompile;

  private final Map<Key, Program> earlier =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Program> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private record Key(AppId app, int version) {}

  Programs(Spaces spaces, Apps apps, Function<PublishedVersion, Recompiled> recompile) {
    this.spaces = spaces;
    this.apps = apps;
    this.recompile = recompile;
  }

  /** The program; empty where the app is deleted, or this engine does not understand it. */
  Optional<Program> of(AppId app, int version) throws StoreFailure {
    var present =
        spaces.all().stream()
            .map(Space::program)
            .filter(program -> program.id().equals(app) && program.version() == version)
            .findFirst();
    if (present.isPresent()) {
      return present;
    }
    var key = new Key(app, version);
    var kept = earlier.get(key);
    if (kept != null) {
      return Optional.of(kept);
    }
    var stored = apps.version(app, version).await();
    if (stored.map(recompile).orElse(null) instanceof Recompiled.Ready(var program)) {
      earlier.put(key, program);
      return Optional.of(program);
    }
    return Optional.empty();
  }
}
