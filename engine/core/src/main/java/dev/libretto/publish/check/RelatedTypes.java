package dev.libretto.publish.check;

import static dev.libretto.publish.check.RelatedNeeds.field;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.RollupFunction;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.ListKind;
import dev.libretto.kind.LookupKind;
import dev.libretto.kind.ResultKinds;
import dev.libretto.kind.RollupKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.program.SystemFields;
import dev.libretto.publish.check.RelatedNeeds.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lookups and rollups of all tables result in, found in the order they need each other and the
 * computed fields. What needs something unsound is left out silently.
 */
public final class RelatedTypes {

  private final RelatedNeeds needs;
  private final Map<Pointer, ComputedTypes> computed;
  private final Map<Pointer, Map<String, FieldSignature>> signatures = new HashMap<>();
  private final Map<Pointer, FieldKind> kinds = new HashMap<>();
  private final SelectCounts selects = new SelectCounts();
  private final List<Unsound> unsound = new ArrayList<>();
  private final List<Where> refused = new ArrayList<>();
  private final Map<Node, Set<Node>> waiting = new LinkedHashMap<>();

  /** A mistake of a lookup or rollup. */
  record Unsound(DefinitionCode code, Pointer at, String message, @Nullable String hint) {}

  /** A condition of a rollup that is refused. */
  record Where(Pointer at, Refused findings) {}

  RelatedTypes(
      Map<String, TableDefinition> tables,
      List<TableDefinition> all,
      Map<Pointer, ComputedTypes> computed) {
    this.needs = new RelatedNeeds(tables);
    this.computed = computed;
    for (var table : all) {
      var row = new LinkedHashMap<String, FieldSignature>();
      for (var field : table.fields()) {
        if (field.type() instanceof FieldType.Inverse) {
          row.put(field.name(), new FieldSignature(FieldKind.of(field.type()).valueType(), false));
        }
      }
      signatures.put(table.at(), row);
    }
    for (var table : all) {
      for (var field : table.fields()) {
        // Of two fields with one name, the first is the one meant; the second is its own problem.
        if (field(table, field.name()).filter(first -> first.at().equals(field.at())).isPresent()) {
          needs
              .of(table, field)
              .ifPresent(needed -> waiting.putIfAbsent(new Node(table, field.name()), needed));
        }
      }
    }
    for (boolean progress = true; progress; ) {
      progress = false;
      for (var table : all) {
        progress |= of(computed, table).advance(of(signatures, table));
      }
      for (var node : List.copyOf(waiting.keySet())) {
        if (waiting.getOrDefault(node, Set.of()).stream().allMatch(this::isKnown)) {
          waiting.remove(node);
          resolve(node.table(), field(node.table(), node.field()).orElseThrow());
          progress = true;
        }
      }
    }
  }

  private static <T> T of(Map<Pointer, T> byTable, TableDefinition table) {
    return Objects.requireNonNull(byTable.get(table.at()));
  }

  private boolean isKnown(Node node) {
    return of(signatures, node.table()).containsKey(node.field())
        || of(computed, node.table()).signatures().containsKey(node.field());
  }

  private void resolve(TableDefinition table, FieldDefinition field) {
    switch (field.type()) {
      case FieldType.Lookup lookup ->
          needs
              .target(table, lookup.relation())
              .ifPresent(target -> lookup(table, field, lookup, target));
      case FieldType.Rollup rollup ->
          needs
              .target(table, rollup.relation())
              .ifPresent(target -> rollup(table, field, rollup, target));
      default -> throw new IllegalStateException("not of related rows: " + field.at());
    }
  }

  private void lookup(
      TableDefinition table,
      FieldDefinition field,
      FieldType.Lookup lookup,
      TableDefinition target) {
    var result = kind(target, lookup.field()).orElse(null);
    if (result == null) {
      return;
    }
    var relation = field(table, lookup.relation()).orElseThrow();
    if (relation.type() instanceof FieldType.Relation) {
      var shown = row(target).get(lookup.field());
      boolean nullable =
          !lookup.asApp() || !relation.required() || shown == null || shown.nullable();
      accept(
          table, field, new LookupKind(lookup, result), nullable, List.of(lookup.field()), target);
    } else if (result.valueType() instanceof ListOf || result.valueType() == Scalar.JSON) {
      unsound(
          DefinitionCode.LIST_OF_LISTS,
          field.at().child("field"),
          "`%s` leads to several rows, and `%s` of each is %s: that would be a list of lists."
              .formatted(lookup.relation(), lookup.field(), result.valueType().word()),
          "Look up a field with a single value, or count with a rollup.");
    } else {
      accept(
          table,
          field,
          new LookupKind(lookup, new ListKind(result)),
          false,
          List.of(lookup.field()),
          target);
    }
  }

  private void rollup(
      TableDefinition table,
      FieldDefinition field,
      FieldType.Rollup rollup,
      TableDefinition target) {
    var relation = field(table, rollup.relation()).orElseThrow();
    if (relation.type() instanceof FieldType.Relation) {
      unsound(
          DefinitionCode.UNFIT_ROLLUP,
          field.at().child("relation"),
          "`" + rollup.relation() + "` leads to one row, and there is nothing to sum up.",
          "Use a `lookup` to show a field of that row.");
      return;
    }
    var each = rollup.field() == null ? null : kind(target, rollup.field()).orElse(null);
    if (rollup.field() != null && each == null) {
      return;
    }
    var result = result(field, rollup, each);
    var where = where(field, rollup, target);
    if (result.isEmpty() || where.isEmpty()) {
      return;
    }
    boolean nullable =
        rollup.function() != RollupFunction.COUNT && rollup.function() != RollupFunction.SUM;
    accept(
        table,
        field,
        new RollupKind(rollup, result.get(), where.get().orElse(null)),
        nullable,
        RelatedNeeds.names(rollup),
        target);
  }

  private Optional<FieldKind> result(
      FieldDefinition field, FieldType.Rollup rollup, @Nullable FieldKind each) {
    return switch (RollupResult.of(rollup, each)) {
      case RollupResult.Sound(var kind) -> Optional.of(kind);
      case RollupResult.Unfit(var message, var hint) -> {
        unsound(DefinitionCode.UNFIT_ROLLUP, field.at().child("function"), message, hint);
        yield Optional.empty();
      }
    };
  }

  /** The condition, absent where there is none; empty where it is refused. */
  private Optional<Optional<Expression>> where(
      FieldDefinition field, FieldType.Rollup rollup, TableDefinition target) {
    if (rollup.where() == null) {
      return Optional.of(Optional.empty());
    }
    var at = field.at().child("where");
    return switch (ExpressionCompiler.compile(rollup.where(), Scope.ofComputed(row(target)))) {
      case Refused findings -> {
        refused.add(new Where(at, findings));
        yield Optional.empty();
      }
      case Compiled compiled when compiled.expression().type() != Scalar.BOOLEAN -> {
        unsound(
            DefinitionCode.WRONG_RESULT_TYPE,
            at,
            "This chooses rows, so it must be true or false, not "
                + compiled.expression().type().word()
                + ".",
            null);
        yield Optional.empty();
      }
      case Compiled compiled ->
          Optional.of(
              Optional.of(
                  ExpressionTree.expand(compiled.expression(), of(computed, target).expanded())));
    };
  }

  private void accept(
      TableDefinition table,
      FieldDefinition field,
      FieldKind kind,
      boolean nullable,
      List<String> needed,
      TableDefinition target) {
    if (!selects.count(field, target, needed)) {
      unsound(
          DefinitionCode.TOO_MANY_SELECTS,
          field.at().child("name"),
          "With all that it is made of, `"
              + field.name()
              + "` asks for related rows more than "
              + SelectCounts.MOST
              + " times.",
          "Make the chain shorter, or keep a value in a stored field.");
      return;
    }
    kinds.put(field.at(), kind);
    of(signatures, table).put(field.name(), new FieldSignature(kind.valueType(), nullable));
  }

  /** What every field of a row results in. */
  private Map<String, FieldSignature> row(TableDefinition table) {
    var row = RowScope.stored(table);
    row.putAll(of(signatures, table));
    row.putAll(of(computed, table).signatures());
    return row;
  }

  /** The kind a field's values are shown as; empty for one that is unknown or unsound. */
  private Optional<FieldKind> kind(TableDefinition table, String name) {
    var system = SystemFields.ALL.stream().filter(field -> field.name().equals(name)).findFirst();
    if (system.isPresent()) {
      return system.map(field -> field.kind());
    }
    return field(table, name)
        .flatMap(field ->
            switch (field.type()) {
              case FieldType.Computed _ ->
                  Optional.ofNullable(of(computed, table).signatures().get(name))
                      .map(signature -> ResultKinds.of(signature.type()));
              case FieldType.Lookup _, FieldType.Rollup _ ->
                  Optional.ofNullable(kinds.get(field.at())).map(RelatedTypes::result);
              default -> Optional.of(FieldKind.of(field.type()));
            });
  }

  private static FieldKind result(FieldKind kind) {
    return switch (kind) {
      case LookupKind lookup -> lookup.result();
      case RollupKind rollup -> rollup.result();
      default -> kind;
    };
  }

  private void unsound(DefinitionCode code, Pointer at, String message, @Nullable String hint) {
    unsound.add(new Unsound(code, at, message, hint));
  }

  /** What lookups, rollups and other directions of a table result in. */
  Map<String, FieldSignature> signatures(TableDefinition table) {
    return Map.copyOf(of(signatures, table));
  }

  /** Those of them that do not depend on who looks. */
  Map<String, FieldSignature> ofTheApp(TableDefinition table) {
    var open = new HashMap<String, FieldSignature>();
    of(signatures, table)
        .forEach((name, signature) -> {
          boolean own =
              switch (field(table, name).orElseThrow().type()) {
                case FieldType.Lookup lookup -> lookup.asApp();
                case FieldType.Rollup rollup -> rollup.asApp();
                default -> true;
              };
          if (own) {
            open.put(name, signature);
          }
        });
    return open;
  }

  /** The kind of a sound lookup or rollup. */
  public Optional<FieldKind> kind(FieldDefinition field) {
    return Optional.ofNullable(kinds.get(field.at()));
  }

  List<Unsound> unsound() {
    return unsound;
  }

  List<Where> refused() {
    return refused;
  }

  /** The way from a lookup or rollup over others back to itself; empty when there is none. */
  List<String> circle(TableDefinition table, String name) {
    var start = new Node(table, name);
    return waiting.containsKey(start)
        ? Circle.from(start, this::next).stream().map(Node::path).toList()
        : List.of();
  }

  private Set<Node> next(Node node) {
    var related = waiting.get(node);
    if (related != null) {
      return related;
    }
    var next = new LinkedHashSet<Node>();
    of(computed, node.table())
        .unresolved()
        .getOrDefault(node.field(), Set.of())
        .forEach(name -> next.add(new Node(node.table(), name)));
    return next;
  }
}
