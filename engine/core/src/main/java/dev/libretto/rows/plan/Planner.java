package dev.libretto.rows.plan;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Operand;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns asks into plans for one scope. Pure. */
public final class Planner {

  /** Rows a reply has when nothing else is asked for. */
  private static final int USUAL_LIMIT = 1_000;

  /** Rows a reply has at most. */
  private static final int LARGEST_LIMIT = 10_000;

  private static final long LARGEST_OFFSET = 100_000_000;
  private static final int MOST_EMBEDS = 10;
  private static final int DEEPEST_EMBED = 4;
  private static final int MOST_ITEMS = 400;

  /** PostgreSQL has an end to what a statement selects, at 1,664. */
  private static final int MOST_COLUMNS = 1_200;

  private final Scope scope;

  /** Plans for this scope. */
  public Planner(Scope scope) {
    this.scope = scope;
  }

  /** A page of a table's rows. */
  public Plan.Read read(Table table, Ask ask) {
    var wanted = wanted(table, ask, new Budget(), 0);
    return new Plan.Read(
        scope,
        table,
        wanted.projection(),
        wanted.filter(),
        ordered(table, ask.order()),
        ask.limit() == null ? USUAL_LIMIT : Math.min(ask.limit(), LARGEST_LIMIT),
        offset(ask),
        ask.count());
  }

  /** One row. */
  public Plan.ReadOne readOne(Table table, Ask ask, UUID id) {
    var wanted = wanted(table, Ask.of(ask.select()), new Budget(), 0);
    if (!wanted.filter().equals(Filter.EVERYTHING)) {
      throw Refusal.of(
              RequestCode.BAD_SELECT,
              "A row that is named by its id is there or not, whatever it refers to",
              "Leave out !inner, or filter the table: ?id=eq." + id)
          .thrown();
    }
    return new Plan.ReadOne(scope, table, wanted.projection(), id);
  }

  /** Which rows an ask means. */
  public Filter filter(Table table, Ask ask) {
    return wanted(table, ask, new Budget(), 0).filter();
  }

  /** What of each row an ask means; nothing selected is everything. */
  public Projection projection(Table table, List<Select> select) {
    return wanted(table, Ask.of(select), new Budget(), 0).projection();
  }

  private static long offset(Ask ask) {
    if (ask.offset() > LARGEST_OFFSET) {
      throw Refusal.of(
              RequestCode.BAD_RANGE,
              "The offset is larger than " + LARGEST_OFFSET,
              "Filter by the last row seen instead")
          .thrown();
    }
    return ask.offset();
  }

  /** What is wanted of the rows of one place, and which rows. */
  private record Wanted(Projection projection, Filter filter) {}

  /** How much is asked for, at whatever depth. */
  private static final class Budget {
    private int embeds;
    private int columns;

    void spend(int more) {
      columns += more;
      if (columns > MOST_COLUMNS) {
        throw Refusal.of(
                RequestCode.TOO_COMPLEX,
                "More than "
                    + MOST_COLUMNS
                    + " columns are selected, those of embedded rows included",
                "Name the columns that are needed")
            .thrown();
      }
    }

    void spend() {
      if (++embeds > MOST_EMBEDS) {
        throw Refusal.of(
                RequestCode.TOO_COMPLEX,
                "More than " + MOST_EMBEDS + " relations are embedded",
                null)
            .thrown();
      }
    }
  }

  private Wanted wanted(Table table, Ask ask, Budget budget, int depth) {
    if (ask.select().size() > MOST_ITEMS) {
      throw Refusal.of(RequestCode.TOO_COMPLEX, "Too many columns are selected", null).thrown();
    }
    budget.spend(ask.select().size());
    var items = new ArrayList<Projection.Item>();
    var related = new HashMap<String, Filter.Related>();
    var demanded = new ArrayList<Filter>();
    for (var item : ask.select()) {
      switch (item) {
        case Select.Everything _ -> {
          var all = Projection.items(table);
          budget.spend(all.size());
          items.addAll(all);
        }
        case Select.Column column -> items.add(column(table, column));
        case Select.Embed embed -> {
          budget.spend();
          var relation =
              Relations.named(
                  scope.program(), table, embed.name(), embed.hint(), RequestCode.BAD_SELECT);
          var target = target(relation);
          var inside = wanted(target, embed.ask(), budget, deeper(depth));
          var exists = new Filter.Related(relation, target, inside.filter());
          related.put(embed.key(), exists);
          if (embed.inner()) {
            demanded.add(exists);
          }
          // With nothing in its brackets it is there to be compared and not to be shown.
          if (!embed.ask().select().isEmpty()) {
            items.addAll(
                embed.spread()
                    ? spread(embed, relation, target, inside)
                    : List.of(embedded(embed, relation, target, inside)));
          }
        }
      }
    }
    var filter = new FilterPlanner(table, related).plan(ask.filter());
    demanded.addFirst(filter);
    return new Wanted(
        ask.select().isEmpty()
            ? Projection.EVERYTHING
            : new Projection.Items(withoutRepeats(items)),
        demanded.size() == 1 ? filter : new Filter.All(demanded));
  }

  private static int deeper(int depth) {
    if (depth == DEEPEST_EMBED) {
      throw Refusal.of(
              RequestCode.TOO_COMPLEX,
              "Relations are embedded more than " + DEEPEST_EMBED + " deep",
              "Ask for the id and read those rows by themselves")
          .thrown();
    }
    return depth + 1;
  }

  private static Projection.Item column(Table table, Select.Column column) {
    var operand = Operands.of(table, column.path(), column.cast(), RequestCode.BAD_SELECT);
    var steps = column.path().steps();
    var name = steps.isEmpty() ? column.path().column() : member(column.path());
    var key = column.alias() == null ? name : column.alias();
    return operand.isField()
        ? new Projection.Column(key, operand.field())
        : new Projection.Derived(key, operand);
  }

  /** What is found along a path is called as its last step by name. */
  private static String member(Ask.Path path) {
    return path.steps().reversed().stream()
        .map(Ask.Step::key)
        .filter(key -> !key.matches("-?\\d+"))
        .findFirst()
        .orElse(path.column());
  }

  /** A later member takes the place of an earlier one of the same key. */
  private static List<Projection.Item> withoutRepeats(List<Projection.Item> items) {
    Map<String, Projection.Item> unique = new LinkedHashMap<>();
    items.forEach(item -> unique.put(item.key(), item));
    return List.copyOf(unique.values());
  }

  private Table target(Field relation) {
    var target = relation.relatedTable().flatMap(scope.program()::table).orElseThrow();
    if (!scope.caller().reach().allows(target.id(), Reach.Operation.READ)) {
      throw Refusal.of(
              RequestCode.OUT_OF_REACH,
              "The API key does not reach the rows behind '" + relation.name() + "'",
              "Ask for the id alone, or use a key that reads that table")
          .thrown();
    }
    return target;
  }

  private Projection.Embed embedded(
      Select.Embed embed, Field relation, Table target, Wanted inside) {
    var ask = embed.ask();
    return new Projection.Embed(
        embed.key(),
        relation,
        target,
        items(target, inside.projection()),
        inside.filter(),
        ask.order().isEmpty() ? List.of() : ordered(target, ask.order()),
        ask.limit() == null ? null : Math.min(ask.limit(), LARGEST_LIMIT),
        offset(ask));
  }

  private static List<Projection.Item> items(Table table, Projection projection) {
    return switch (projection) {
      case Projection.Everything _ -> Projection.items(table);
      case Projection.Items(var items) -> items;
    };
  }

  private static List<Projection.Through> spread(
      Select.Embed embed, Field relation, Table target, Wanted inside) {
    if (relation.leadsToMany()
        || !inside.filter().equals(Filter.EVERYTHING)
        || !embed.ask().order().isEmpty()
        || embed.ask().limit() != null
        || embed.ask().offset() > 0) {
      throw Refusal.of(
              RequestCode.BAD_SELECT,
              "Only a relation to one row can be spread, and without conditions",
              "Embed '" + relation.name() + "' without the dots before it")
          .thrown();
    }
    return items(target, inside.projection()).stream()
        .map(item ->
            switch (item) {
              case Projection.Column(var key, var field) ->
                  new Projection.Through(key, relation, Operand.of(field));
              case Projection.Derived(var key, var operand) ->
                  new Projection.Through(key, relation, operand);
              case Projection.Embed _, Projection.Through _ ->
                  throw Refusal.of(
                          RequestCode.BAD_SELECT,
                          "Relations inside a spread relation cannot be embedded",
                          "Embed '" + relation.name() + "' without the dots before it")
                      .thrown();
            })
        .toList();
  }

  /** The id comes last, so that equal rows have an order too and pages neither repeat nor skip. */
  private List<Order> ordered(Table table, List<Term> terms) {
    var order = new ArrayList<Order>();
    for (var term : terms) {
      order.add(new Order(key(table, term), term.descending(), nulls(term)));
    }
    if (terms.stream().noneMatch(term -> term.relation() == null && isId(term.path()))) {
      var id = Operand.of(Columns.named(table, "id"));
      order.add(new Order(new Order.ByValue(id), false, Order.Nulls.LAST));
    }
    return order;
  }

  private static boolean isId(Ask.Path path) {
    return path.column().equals("id") && path.steps().isEmpty();
  }

  private Order.Key key(Table table, Term term) {
    if (term.relation() == null) {
      return term.measure() == null
          ? new Order.ByValue(sortable(table, term.path()))
          : measure(Columns.named(table, term.path().column()), term.measure());
    }
    var relation =
        Relations.named(scope.program(), table, term.relation(), null, RequestCode.BAD_ORDER);
    if (relation.leadsToMany() || term.measure() != null) {
      throw Refusal.of(
              RequestCode.BAD_ORDER,
              "Rows cannot be ordered by '" + relation.name() + "' like this",
              "Only by a column of the one row a relation leads to")
          .thrown();
    }
    return new Order.ByRelated(relation, sortable(target(relation), term.path()));
  }

  private static Order.Key measure(Field field, String measure) {
    return new Order.ByMeasure(field, Measures.of(field, measure));
  }

  private static Operand sortable(Table table, Ask.Path path) {
    var operand = Operands.of(table, path, null, RequestCode.BAD_ORDER);
    if (operand.isField() && !isOrdered(operand.field())) {
      throw Refusal.of(
              RequestCode.BAD_ORDER,
              "The column '" + operand.field().name() + "' has no order",
              null)
          .thrown();
    }
    return operand;
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
