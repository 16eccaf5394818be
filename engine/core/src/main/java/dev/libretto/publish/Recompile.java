package dev.libretto.publish;

import dev.libretto.definition.AppDefinition;
import dev.libretto.program.Program;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.space.Address;
import dev.libretto.space.Recompiled;
import dev.libretto.store.PublishedVersion;
import java.nio.charset.StandardCharsets;

/** Makes programs again of the canonical documents that are kept. */
public final class Recompile {

  private Recompile() {}

  /** A stored version as it was when it was published. */
  record Restored(AppDefinition definition, Program program) {}

  /** The program of a stored version. Never throws. */
  public static Recompiled recompile(PublishedVersion version) {
    try {
      return new Recompiled.Ready(restore(version).program());
    } catch (RuntimeException unreadable) {
      // One app that this engine cannot perform must not keep the others from starting.
      return new Recompiled.Unreadable(
          new Address(version.user(), version.name()), String.valueOf(unreadable.getMessage()));
    }
  }

  /** The definition and the program. Throws when this engine does not understand the version. */
  static Restored restore(PublishedVersion version) {
    var bytes = version.definition().getBytes(StandardCharsets.UTF_8);
    return switch (Load.load(version.name(), bytes)) {
      case Loading.Loaded(var definition, _) ->
          new Restored(
              definition,
              Compile.compile(
                  definition, version.app(), version.user(), version.number(), version.columns()));
      case Loading.Refused(_, var problems) ->
          throw new IllegalStateException(
              "version %d of %s/%s cannot be read: %s"
                  .formatted(
                      version.number(),
                      version.user(),
                      version.name(),
                      problems.getFirst().message()));
    };
  }
}
