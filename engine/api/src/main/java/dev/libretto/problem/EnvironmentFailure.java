package dev.libretto.problem;

/**
 * The machine or the configuration does not let the engine work. It is thrown where it is found and
 * shown as one line where the program meets a person; it never reaches a client of an app.
 */
public final class EnvironmentFailure extends RuntimeException {

  private final EnvironmentCode code;
  private final String hint;

  /**
   * A failure known from the outside.
   *
   * @param message what is wrong here, one sentence naming the path, port or setting; no secrets
   * @param hint what the person can do about it
   */
  public EnvironmentFailure(EnvironmentCode code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** A failure that another exception told of. */
  public EnvironmentFailure(EnvironmentCode code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  /** The stable code. */
  public EnvironmentCode code() {
    return code;
  }

  /** What the person can do about it. */
  public String hint() {
    return hint;
  }

  /** The one line for a person: code, message, hint. */
  public String line() {
    return code.code() + ": " + getMessage() + ". " + hint + ".";
  }
}
