package dev.libretto.serve.request;

/**
 * How long the stages of one request took, for {@code Server-Timing} and the metrics. Belongs to
 * one request; the stages are marked in order.
 */
public final class Stages {

  private final long started;
  private long asked;
  private long planned;
  private long performed;
  private long replied;

  /** Starts the watch. */
  public Stages() {
    this.started = System.nanoTime();
  }

  /** The request has been understood. */
  public void asked() {
    asked = System.nanoTime();
  }

  /** The statement has been compiled and sent. */
  public void planned() {
    planned = System.nanoTime();
  }

  /** The database has answered. */
  public void performed() {
    performed = System.nanoTime();
  }

  /** The reply has been written to bytes. */
  public void replied() {
    replied = System.nanoTime();
  }

  /** Whether the request got through every stage; only then are there durations. */
  public boolean complete() {
    return replied != 0;
  }

  /** Nanoseconds from the start until the request was understood. */
  public long askNanos() {
    return asked - started;
  }

  /** Nanoseconds for names, values, rules and SQL text. */
  public long planNanos() {
    return planned - asked;
  }

  /** Nanoseconds until the database answered. */
  public long statementNanos() {
    return performed - planned;
  }

  /** Nanoseconds for writing the rows. */
  public long replyNanos() {
    return replied - performed;
  }

  /** The value of a {@code Server-Timing} header (W3C Server Timing), in milliseconds. */
  public String serverTiming() {
    var text = new StringBuilder(80);
    stage(text, "ask;dur=", askNanos());
    stage(text, ", plan;dur=", planNanos());
    stage(text, ", statement;dur=", statementNanos());
    stage(text, ", reply;dur=", replyNanos());
    return text.toString();
  }

  private static void stage(StringBuilder text, String label, long nanos) {
    var micros = nanos / 1_000;
    text.append(label).append(micros / 1_000).append('.');
    var rest = micros % 1_000;
    text.append((char) ('0' + rest / 100))
        .append((char) ('0' + rest / 10 % 10))
        .append((char) ('0' + rest % 10));
  }
}
