package dev.libretto.server.wiring;

import dev.libretto.server.cli.Engine;
import dev.libretto.server.config.Settings;

/** Puts an engine together. */
public final class Wiring {

  private Wiring() {}

  /** Starts an engine with these settings. */
  public static Engine start(Settings settings) {
    throw new IllegalStateException("no listeners yet for " + settings.port());
  }
}
