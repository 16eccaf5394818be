package dev.libretto.serve;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Rows;
import dev.libretto.rows.Written;
import dev.libretto.serve.request.Preferences;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Performs writes as a request prefers it: bounded, or only tried. */
final class Writes {

  private Writes() {}

  /** A write that knows how many rows it has reached. */
  static Future<Written> perform(
      Rows rows, Preferences preferences, Function<Rows, Future<Written>> work) {
    var most = preferences.maxAffected();
    if (most == null) {
      return tried(rows, preferences, work);
    }
    Function<Rows, Future<Written>> bounded =
        those -> work.apply(those).map(written -> within(most, written));
    return preferences.rollback() ? rows.rehearse(bounded) : rows.together(bounded);
  }

  /** A write that is taken back where it is only tried. */
  static <T> Future<T> tried(Rows rows, Preferences preferences, Function<Rows, Future<T>> work) {
    return preferences.rollback() ? rows.rehearse(work) : work.apply(rows);
  }

  private static Written within(int most, Written written) {
    if (written.rows() > most) {
      throw new Refusal(
              RequestCode.TOO_MANY_AFFECTED,
              "The change would reach more rows than max-affected allows",
              written.rows() + " rows match, " + most + " may be changed",
              "Filter by something that fewer rows have",
              List.of())
          .thrown();
    }
    return written;
  }
}
