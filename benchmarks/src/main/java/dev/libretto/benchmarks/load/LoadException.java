package dev.libretto.benchmarks.load;

/**
 * Some connection got an answer it must not get, or none. A run with errors measures something else
 * than it says, so it has no result.
 */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A run that did not fail but measured nothing. */
  LoadException(String message) {
    super(message);
  }

  LoadException(int failed, int connections, Throwable first) {
    super(failed + " of " + connections + " connections failed, first: " + root(first), first);
  }

  private static String root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : root(cause);
  }
}
