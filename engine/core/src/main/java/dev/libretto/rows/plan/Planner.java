package dev.libretto.rows.plan;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Order;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Reach;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Select;
import dev.libretto.rows.ask.Ask.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Turns asks into plans for one scope. Pure. */
public final class Planner {

  /** Rows a reply has when nothing else is asked for. */
  private static final int USUAL_LIMIT = 1_000;

  /** Rows a reply has at most. */
  private static final int LARGEST_LIMIT = 10_000;

  private static final long LARGEST_OFFSET = 100_000_000;
  private static final int MOST_EMBEDS = 10;
  private static final int MOST_ITEMS = 400;

  private final Scope scope;

  /** Plans for this scope. */
  public Planner(Scope scope) {
    this.scope = scope;
  }

  /** A page of a table's rows. */
  public Plan.Read read(Table table, Ask ask) {
    if (ask.offset() > LARGEST_OFFSET) {
      throw Refusal.of(
              RequestCode.BAD_RANGE,
              "The offset is larger than " + LARGEST_OFFSET,
              "Filter by the last row seen instead")
          .thrown();
    }
    var limit = ask.limit() == null ? USUAL_LIMIT : Math.min(ask.limit(), LARGEST_LIMIT);
    return new Plan.Read(
        scope,
        table,
        projection(table, ask.select()),
        filter(table, ask),
        order(table, ask.order()),
        limit,
        ask.offset(),
        ask.count());
  }

  /** One row. */
  public Plan.ReadOne readOne(Table table, Ask ask, UUID id) {
    return new Plan.ReadOne(scope, table, projection(table, ask.select()), id);
  }

  /** Which rows an ask means. */
  public Filter filter(Table table, Ask ask) {
    return new FilterPlanner(table).plan(ask.filter());
  }

  /** What of each row an ask means; nothing selected is everything. */
  public Projection projection(Table table, List<Select> select) {
    if (select.isEmpty()) {
      return Projection.EVERYTHING;
    }
    if (select.size() > MOST_ITEMS) {
      throw Refusal.of(RequestCode.TOO_COMPLEX, "Too many columns are selected", null).thrown();
    }
    var items = new ArrayList<Projection.Item>();
    for (var item : select) {
      switch (item) {
        case Select.Everything _ -> items.addAll(Projection.items(table));
        case Select.Column(var alias, var name) ->
            items.add(
                new Projection.Column(alias == null ? name : alias, Columns.named(table, name)));
        case Select.Embed embed -> items.add(embed(table, embed));
      }
    }
    return new Projection.Items(withoutRepeats(items));
  }

  /** A later member takes the place of an earlier one of the same key. */
  private static List<Projection.Item> withoutRepeats(List<Projection.Item> items) {
    var places = new HashMap<String, Integer>();
    var unique = new ArrayList<Projection.Item>();
    var embeds = 0;
    for (var item : items) {
      embeds += item instanceof Projection.Embed ? 1 : 0;
      var place = places.putIfAbsent(item.key(), unique.size());
      if (place == null) {
        unique.add(item);
      } else {
        unique.set(place, item);
      }
    }
    if (embeds > MOST_EMBEDS) {
      throw Refusal.of(
              RequestCode.TOO_COMPLEX, "More than " + MOST_EMBEDS + " relations are embedded", null)
          .thrown();
    }
    return unique;
  }

  private Projection.Embed embed(Table table, Select.Embed embed) {
    var field = Columns.named(table, embed.name());
    var related = field.relatedTable().flatMap(scope.program()::table);
    if (related.isEmpty()) {
      throw Refusal.of(
              RequestCode.BAD_SELECT,
              "The column '" + field.name() + "' is not a relation",
              "Ask for it without brackets")
          .thrown();
    }
    var target = related.get();
    if (!scope.caller().reach().allows(target.id(), Reach.Operation.READ)) {
      throw Refusal.of(
              RequestCode.OUT_OF_REACH,
              "The API key does not reach the rows behind '" + field.name() + "'",
              "Ask for the id alone, or use a key that reads that table")
          .thrown();
    }
    var columns = new ArrayList<Projection.Column>();
    var keys = new HashSet<String>();
    var wanted =
        switch (projection(target, embed.items())) {
          case Projection.Everything _ -> Projection.items(target);
          case Projection.Items(var items) -> items;
        };
    for (var item : wanted) {
      if (!(item instanceof Projection.Column column)) {
        throw Refusal.of(
                RequestCode.BAD_SELECT,
                "A relation inside an embedded relation cannot be embedded",
                "Ask for its id and read that row")
            .thrown();
      }
      if (keys.add(column.key())) {
        columns.add(column);
      }
    }
    return new Projection.Embed(
        embed.alias() == null ? embed.name() : embed.alias(), field, target, columns);
  }

  /** The id comes last, so that equal rows have an order too and pages neither repeat nor skip. */
  private static List<Order> order(Table table, List<Term> terms) {
    var order = new ArrayList<Order>();
    for (var term : terms) {
      var field = Columns.named(table, term.column());
      if (term.measure() == null && !isOrdered(field)) {
        throw Refusal.of(
                RequestCode.BAD_ORDER, "The column '" + field.name() + "' has no order", null)
            .thrown();
      }
      var measure = term.measure() == null ? null : Measures.of(field, term.measure());
      order.add(new Order(field, measure, term.descending(), nulls(term)));
    }
    if (terms.stream().noneMatch(term -> term.column().equals("id"))) {
      order.add(new Order(Columns.named(table, "id"), false, Order.Nulls.LAST));
    }
    return order;
  }

  /** Lists of texts are ordered as PostgreSQL orders arrays. */
  private static boolean isOrdered(Field field) {
    return field.kind().isSortable()
        || (field.columnType() == ColumnType.TEXT_LIST && field.hasColumn());
  }

  private static Order.Nulls nulls(Term term) {
    var first = term.nullsFirst();
    return (first == null ? term.descending() : first) ? Order.Nulls.FIRST : Order.Nulls.LAST;
  }
}
