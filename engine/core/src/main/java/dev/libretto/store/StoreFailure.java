package dev.libretto.store;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL did not perform a statement. What it says about it stays in the cause, for the log: it
 * speaks in physical names and may quote rows the caller must not see.
 */
public final class StoreFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What the failure means to whoever asked. */
  public enum Kind {
    /** A unique constraint. */
    NOT_UNIQUE,
    /** A foreign key, from either side. */
    REFERENCE,
    /** A check constraint. */
    CHECK,
    /** A condition of the table, named by {@link #constraint()}: see {@link Demand}. */
    REFUSED,
    /** A column that must have a value. */
    MISSING_VALUE,
    /** A number or date the column cannot hold, or a text too long for an index on it. */
    OUT_OF_BOUNDS,
    /** The tables are not as the program thinks: another version has been published. */
    OUTDATED,
    /** The builder's plan allows no more. */
    OVER_PLAN,
    /** The answer is more than the engine holds at once. */
    TOO_LARGE,
    /** It took longer than statements may. */
    TOO_LONG,
    /** Two writers stood in each other's way; a repetition will succeed. */
    CONFLICT,
    /** No connection, or the server is going down. */
    UNAVAILABLE,
    /** Anything else: a mistake of the engine. */
    BUG
  }

  private final Kind kind;
  private final @Nullable String constraint;

  private StoreFailure(Kind kind, @Nullable String constraint, Throwable cause) {
    super(kind.toString(), cause);
    this.kind = kind;
    this.constraint = constraint;
  }

  /** Whether the database client reports this; anything else is nothing PostgreSQL did. */
  static boolean isOfTheDatabase(Throwable failure) {
    return failure instanceof VertxException
        || failure instanceof TimeoutException
        || failure instanceof IOException;
  }

  /** Classifies what the database client reports. SQLSTATE: PostgreSQL manual, appendix A. */
  static StoreFailure of(Throwable failure) {
    if (failure instanceof StoreFailure known) {
      return known;
    }
    if (failure instanceof AnswerSize.Exceeded) {
      return new StoreFailure(Kind.TOO_LARGE, null, failure);
    }
    if (!(failure instanceof PgException refused)) {
      return new StoreFailure(Kind.UNAVAILABLE, null, failure);
    }
    // What is fatal ended the connection, or kept it from being made.
    return "FATAL".equals(refused.getSeverity())
        ? new StoreFailure(Kind.UNAVAILABLE, null, failure)
        : new StoreFailure(kind(refused.getSqlState()), name(refused), failure);
  }

  private static @Nullable String name(PgException refused) {
    var constraint = refused.getConstraint();
    return constraint == null ? refused.getColumn() : constraint;
  }

  /** The same, as what a future can be recovered by. */
  public static <T> Future<T> failed(Throwable failure) {
    return Future.failedFuture(isOfTheDatabase(failure) ? of(failure) : failure);
  }

  private static Kind kind(@Nullable String state) {
    if (state == null) {
      return Kind.BUG;
    }
    return switch (state) {
      case "23505" -> Kind.NOT_UNIQUE;
      case "23503", "23001" -> Kind.REFERENCE;
      case "23514" -> Kind.CHECK;
      case "23502" -> Kind.MISSING_VALUE;
      case Demand.REFUSED -> Kind.REFUSED;
      case "22003", "22008", "54000" -> Kind.OUT_OF_BOUNDS;
      case "42703", "42P01", "0A000", "3F000" -> Kind.OUTDATED;
      case "LB001" -> Kind.OVER_PLAN;
      // How a statement says that a row is too long: see Bulk.
      case Bulk.EXCEEDED -> Kind.TOO_LARGE;
      // Of the statement itself: too many columns, or expressions nested too deeply.
      case "57014", "54001", "54011" -> Kind.TOO_LONG;
      case "40001", "40P01", "55P03" -> Kind.CONFLICT;
      default ->
          state.startsWith("57P") || state.startsWith("08") || state.startsWith("53")
              ? Kind.UNAVAILABLE
              : Kind.BUG;
    };
  }

  /** What it means. */
  public Kind kind() {
    return kind;
  }

  /**
   * The physical name of the constraint that refused, or of the column that must have a value; null
   * where it was something else.
   */
  public @Nullable String constraint() {
    return constraint;
  }
}
