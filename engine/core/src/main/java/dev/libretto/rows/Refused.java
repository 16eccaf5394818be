package dev.libretto.rows;

/**
 * Carries a refusal from where it is found to the edge that answers. It is how every stage between
 * request and statement refuses, so that a refusal and a broken engine are never confused. It has
 * no stack trace: nothing is wrong with the engine.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Carries this refusal. */
  public Refused(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  /** What is refused and why. */
  public Refusal refusal() {
    return refusal;
  }
}
