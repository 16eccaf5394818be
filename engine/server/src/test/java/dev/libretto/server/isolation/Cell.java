package dev.libretto.server.isolation;

/**
 * One idea tried on one surface, or the reason why that makes no sense.
 *
 * @param check what fails where the idea works; does nothing where there is a reason
 * @param reason why it does not apply; empty where it is checked
 */
record Cell(Surface surface, Idea idea, Check check, String reason) {

  /** Tries it. */
  interface Check {
    void on(Stage stage);
  }

  static Cell checked(Surface surface, Idea idea, Check check) {
    return new Cell(surface, idea, check, "");
  }

  static Cell without(Surface surface, Idea idea, String reason) {
    return new Cell(surface, idea, _ -> {}, reason);
  }

  boolean isChecked() {
    return reason.isEmpty();
  }

  @Override
  public String toString() {
    return surface.title + ": " + idea.label();
  }
}
