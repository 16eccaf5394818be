package dev.libretto.store;

import dev.libretto.plan.Scope;
import dev.libretto.program.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reading statements of one program that have been written before. They are kept without the values
 * of whoever asked first: what a later one takes from the plan, the caller and the clock it takes
 * from its own. Writing a list under a rule anew took longer than all else the engine does about
 * it.
 */
final class KnownReads {

  /** Callers choose filters and columns, so there is no end of shapes. */
  private static final int MOST = 256;

  private final AppId app;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** None yet. */
  KnownReads(AppId app) {
    this.app = app;
  }

  /** A statement that has just been written. */
  record Written(SqlText sql, RowWriter writer) {}

  /**
   * A text with where its parameters come from.
   *
   * @param ofProgram the values that come from the program
   */
  private record Known(
      String sql, List<Origin> origins, List<@Nullable Object> ofProgram, RowWriter writer) {

    List<@Nullable Object> parameters(Scope scope, List<Object> ofPlan) {
      var parameters = new ArrayList<@Nullable Object>(origins.size());
      var program = ofProgram.iterator();
      var plan = ofPlan.iterator();
      for (var origin : origins) {
        parameters.add(
            switch (origin) {
              case PROGRAM -> program.next();
              case PLAN -> plan.next();
              case CALLER_ID, CALLER_EMAIL, CALLER_ROLES, NOW, TODAY, UNKNOWN -> origin.in(scope);
            });
      }
      return parameters;
    }
  }

  /** The statement of a shape; {@code write} makes it where it is not known. */
  Statement statement(Optional<ReadShape> shape, Scope scope, Supplier<Written> write) {
    if (shape.isEmpty()) {
      return written(write.get());
    }
    var found = known.get(shape.get().text());
    if (found != null) {
      return new Statement(
          app, found.sql(), found.parameters(scope, shape.get().values()), found.writer());
    }
    var written = write.get();
    var statement = written(written);
    keep(shape.get(), written.sql(), statement);
    return statement;
  }

  private Statement written(Written written) {
    return written.sql().statement(app, written.writer());
  }

  private void keep(ReadShape shape, SqlText written, Statement statement) {
    if (written.isKnown() && written.values(Origin.PLAN).equals(shape.values())) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(
          shape.text(),
          new Known(
              statement.sql(),
              written.origins(),
              written.values(Origin.PROGRAM),
              statement.writer()));
    }
  }
}
