package dev.libretto.store;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Operand;
import dev.libretto.plan.Order;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Reach;
import dev.libretto.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reading plan in two parts: what decides the text of its statement, and the values that do not.
 * Plans of one program with equal texts here have the same statement but for its parameters.
 *
 * <p>Of the caller it is what rules are written differently for: whether rules bind them, whether
 * they have an identity and an address, and which tables their credential reaches. Who they are is
 * a parameter.
 *
 * @param text what decides; names are preceded by their length, so that no two plans share it
 * @param values the plan's own, in the order in which the statement takes them
 */
record ReadShape(String text, List<Object> values) {

  /** Beyond this, writing the statement is little beside performing it, and keeping it is dear. */
  private static final int LONGEST_TEXT = 600;

  private static final int MOST_VALUES = 40;

  ReadShape {
    values = List.copyOf(values);
  }

  /** The shape of a page; empty where its statement is not worth keeping. */
  static Optional<ReadShape> of(Plan.Read read) {
    var shape = new Writing(read.scope(), read.table().id(), 'p');
    shape.projection(read.projection());
    shape.filter(read.filter());
    if (read.count()) {
      // What is counted is filtered too, and comes first.
      shape.text.append('#');
      shape.values.addAll(List.copyOf(shape.values));
    }
    read.order().forEach(shape::order);
    shape.values.add((long) read.limit());
    if (read.offset() > 0) {
      shape.text.append('>');
      shape.values.add(read.offset());
    }
    return shape.finished();
  }

  /** The shape of a row; empty where its statement is not worth keeping. */
  static Optional<ReadShape> of(Plan.ReadOne one) {
    var shape = new Writing(one.scope(), one.table().id(), 'o');
    shape.projection(one.projection());
    shape.values.add(one.id());
    return shape.finished();
  }

  private static final class Writing {
    private final StringBuilder text = new StringBuilder(128);
    private final List<Object> values = new ArrayList<>();

    /** Whether something is asked that is seldom asked twice. */
    private boolean rare;

    Writing(Scope scope, String table, char verb) {
      text.append(verb);
      name(table);
      caller(scope);
    }

    private void caller(Scope scope) {
      Caller caller = scope.caller();
      text.append(caller.builder() ? 'b' : 'c')
          .append(caller.id() == null ? '-' : 'i')
          .append(caller.email() == null ? '-' : 'e');
      if (!caller.reach().allowsEvery(Reach.Operation.READ)) {
        text.append('r');
        for (var table : scope.program().tables()) {
          text.append(caller.reach().allows(table.id(), Reach.Operation.READ) ? '1' : '0');
        }
        text.append(';');
      }
    }

    private void name(String name) {
      text.append(name.length()).append(':').append(name);
    }

    void projection(Projection projection) {
      switch (projection) {
        case Projection.Everything _ -> text.append('*');
        case Projection.Items(var items) -> {
          text.append(items.size()).append(';');
          items.forEach(this::item);
        }
      }
    }

    private void item(Projection.Item item) {
      name(item.key());
      switch (item) {
        case Projection.Column column -> name(column.field().name());
        case Projection.Embed embed -> {
          rare |= !embed.isPlain();
          text.append('(').append(embed.items().size()).append(';');
          // Two relations that no field here declares may go by the name of one table.
          name(embed.relation().id());
          embed.items().forEach(this::item);
        }
        case Projection.Derived _, Projection.Through _ -> rare = true;
      }
    }

    void filter(Filter filter) {
      switch (filter) {
        case Filter.All(var filters) -> group('&', filters);
        case Filter.Any(var filters) -> group('|', filters);
        case Filter.Not(var inner) -> {
          text.append('!');
          filter(inner);
        }
        case Filter.Compare(var operand, var operator, var value) -> {
          text.append('=').append(operator.name()).append(';');
          operand(operand);
          values.add(value);
        }
        case Filter.In(var operand, var list) -> {
          text.append('i').append(list.size()).append(';');
          operand(operand);
          values.addAll(list);
        }
        case Filter.IsNull(var operand) -> {
          text.append('n');
          operand(operand);
        }
        case Filter.IsTruth(var operand, var truth) -> {
          text.append(truth ? 't' : 'f');
          operand(operand);
        }
        case Filter.Within _, Filter.Search _, Filter.Related _ -> rare = true;
      }
    }

    private void operand(Operand operand) {
      rare |= !operand.isField();
      name(operand.field().name());
    }

    private void group(char word, List<Filter> filters) {
      text.append(word).append(filters.size()).append(';');
      filters.forEach(this::filter);
    }

    void order(Order order) {
      text.append(order.descending() ? 'v' : '^').append(order.nulls().name()).append(';');
      if (order.key() instanceof Order.ByValue(var operand)) {
        operand(operand);
      } else {
        rare = true;
      }
    }

    Optional<ReadShape> finished() {
      return rare || text.length() > LONGEST_TEXT || values.size() > MOST_VALUES
          ? Optional.empty()
          : Optional.of(new ReadShape(text.toString(), values));
    }
  }
}
