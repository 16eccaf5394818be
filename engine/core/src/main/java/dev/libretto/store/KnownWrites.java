package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements that write one row of a table and whose text depends on nothing but their shape: which
 * columns are given, whether a version is expected, whether the row is answered. They are written
 * once; from then on only their parameters are new. Writing the text anew took longer than all else
 * the engine does about an update.
 *
 * <p>Whatever a rule, a transition or a condition has a say in is not among them.
 */
final class KnownWrites {

  /** What callers give has as many shapes as a table has sets of fields. */
  private static final int MOST = 200;

  private enum Verb {
    INSERT,
    UPDATE,
    DELETE
  }

  private record Shape(Verb verb, List<String> given, boolean matched, boolean answered) {
    private Shape {
      given = List.copyOf(given);
    }
  }

  /** The text, and whether triggers may be told by it. */
  private record Known(Prepared text, boolean tells) {}

  private final Program program;
  private final Table table;
  private final boolean timeless;
  private final boolean conditioned;
  private final Map<Shape, Known> known = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param timeless whether everything of a row looks the same to every caller at every instant
   */
  KnownWrites(Program program, Table table, boolean timeless) {
    this.program = program;
    this.table = table;
    this.timeless = timeless;
    this.conditioned = table.fields().stream().anyMatch(field -> field.rules().concernWrites());
  }

  /** A new row; {@code write} makes the statement where it is not known. */
  Statement insert(Plan.Insert plan, Supplier<Statement> write) {
    return answers(plan.scope(), plan.returning())
        ? statement(
            new Shape(Verb.INSERT, List.of(), false, plan.returning() != null),
            plan.rows().getFirst(),
            write)
        : write.get();
  }

  /** New values of a row; {@code write} makes the statement where it is not known. */
  Statement update(Plan.Update plan, Supplier<Statement> write) {
    var scope = plan.scope();
    boolean plain =
        plan.id() != null
            && plan.move() == null
            && !conditioned
            && !plan.values().isEmpty()
            && plan.values().stream().allMatch(value -> isPlain(scope, value))
            && plan.filter().equals(Filter.EVERYTHING)
            && free(scope, table.access().read(), table.access().update())
            && answers(scope, plan.returning());
    if (!plain) {
      return write.get();
    }
    var names = new ArrayList<String>();
    var parameters = new ArrayList<@Nullable Object>();
    for (var value : plan.values()) {
      names.add(value.field().name());
      parameters.add(value.value());
    }
    parameters.add(WriteSql.instant(scope));
    parameters.add(plan.id());
    expected(plan.expectedVersion(), parameters);
    parameters.add(scope.caller().id());
    return statement(
        new Shape(Verb.UPDATE, names, plan.expectedVersion() != null, plan.returning() != null),
        parameters,
        write);
  }

  /** The end of a row; {@code write} makes the statement where it is not known. */
  Statement delete(Plan.Delete plan, Supplier<Statement> write) {
    var scope = plan.scope();
    boolean plain =
        plan.id() != null
            && plan.filter().equals(Filter.EVERYTHING)
            && free(scope, table.access().read(), table.access().delete())
            && answers(scope, plan.returning());
    if (!plain) {
      return write.get();
    }
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(plan.id());
    expected(plan.expectedVersion(), parameters);
    parameters.add(WriteSql.instant(scope));
    parameters.add(scope.caller().id());
    return statement(
        new Shape(Verb.DELETE, List.of(), plan.expectedVersion() != null, plan.returning() != null),
        parameters,
        write);
  }

  /** Not a list of links, nor a relation that may lead where the caller sees nothing. */
  private boolean isPlain(Scope scope, Plan.Assignment value) {
    return value.field().hasColumn()
        && !Targets.asks(scope, table.access().update(), value.field(), value.value());
  }

  private static void expected(@Nullable Long version, List<@Nullable Object> parameters) {
    if (version != null) {
      parameters.add(version);
    }
  }

  /** Whether the rules have nothing to say to this caller. */
  private static boolean free(Scope scope, Expression first, Expression second) {
    return Conditions.allows(scope, first) && Conditions.allows(scope, second);
  }

  private boolean answers(Scope scope, @Nullable Projection returning) {
    return returning == null
        || (returning instanceof Projection.Everything
            && timeless
            && !Selection.redacts(scope, table));
  }

  private Statement statement(
      Shape shape, List<@Nullable Object> parameters, Supplier<Statement> write) {
    var found = known.get(shape);
    if (found != null) {
      var all = new ArrayList<@Nullable Object>(parameters);
      all.addAll(found.text().parameters());
      return new Statement(
          program.id(), found.text().sql(), all, found.text().writer(), found.tells());
    }
    var statement = write.get();
    if (known.size() < MOST) {
      rest(statement.parameters(), parameters)
          .map(rest -> new Prepared(statement.sql(), rest, statement.writer()))
          .ifPresent(text -> known.put(shape, new Known(text, statement.tells())));
    }
    return statement;
  }

  /** What follows these parameters in a statement; empty where it has others. */
  private static Optional<List<@Nullable Object>> rest(
      List<@Nullable Object> all, List<@Nullable Object> first) {
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first)
        ? Optional.of(all.subList(first.size(), all.size()))
        : Optional.empty();
  }
}
