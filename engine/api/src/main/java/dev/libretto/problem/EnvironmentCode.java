package dev.libretto.problem;

/** What can be wrong with the machine or the configuration the engine runs with. 9xx. */
public enum EnvironmentCode implements ProblemCode {
  PORT_IN_USE(901, "The port is in use");

  private final int number;
  private final String title;

  EnvironmentCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String title() {
    return title;
  }
}
