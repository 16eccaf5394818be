package dev.libretto.serve;

import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Rows;
import dev.libretto.serve.request.Preferences;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Performs writes as a request prefers it: bounded, or only tried. */
final class Writes {

  private Writes() {}

  /**
   * What the work comes to. What is only tried shows rows and leaves no trace, so that it is for
   * those who may read the table.
   *
   * @param affected how many rows it has reached
   */
  static <T> Future<T> perform(
      Rows rows,
      Preferences preferences,
      Scope scope,
      Table table,
      ToIntFunction<T> affected,
      Function<Rows, Future<T>> work) {
    var most = preferences.maxAffected();
    Function<Rows, Future<T>> bounded =
        most == null ? work : those -> work.apply(those).map(done -> within(most, affected, done));
    if (preferences.rollback()) {
      rows.reachable(scope, table);
      return rows.rehearse(bounded);
    }
    return most == null ? work.apply(rows) : rows.together(bounded);
  }

  private static <T> T within(int most, ToIntFunction<T> affected, T done) {
    int reached = affected.applyAsInt(done);
    if (reached > most) {
      throw new Refusal(
              RequestCode.TOO_MANY_AFFECTED,
              "The change would reach more rows than max-affected allows",
              reached + " rows match, " + most + " may be changed",
              "Filter by something that fewer rows have",
              List.of())
          .thrown();
    }
    return done;
  }
}
