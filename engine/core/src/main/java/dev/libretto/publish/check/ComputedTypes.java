package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Computed;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Compilation.Finding;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.SystemFields;
import dev.libretto.store.Immutability;
import dev.libretto.store.Immutability.Hindrance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The computed fields of a table, compiled in the order they need each other. What needs a refused
 * field is left out silently: its author solves the cause first.
 */
public final class ComputedTypes {

  /** The most nodes a computed field may have with the computed fields it uses put in. */
  private static final int MOST_NODES = 2000;

  private final Map<String, FieldSignature> signatures = new LinkedHashMap<>();
  private final Map<String, Expression> expanded = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, Refused> refused = new LinkedHashMap<>();

  /** The computed fields that wait, and what they need that is worked out itself. */
  private final Map<String, Set<String>> unresolved = new LinkedHashMap<>();

  private final Map<String, Computed> pending = new LinkedHashMap<>();
  private final Map<String, FieldSignature> stored;

  /** The names of fields with a column, those of the engine among them. */
  private final Set<String> columns = new HashSet<>(SystemFields.NAMES);

  private ComputedTypes(TableDefinition table) {
    this.stored = RowScope.stored(table);
    var workedOut = new LinkedHashSet<String>();
    for (FieldDefinition field : table.fields()) {
      if (field.type() instanceof Computed computed) {
        pending.putIfAbsent(field.name(), computed);
      }
      if (FieldKind.of(field.type()).isWorkedOut()) {
        workedOut.add(field.name());
      }
      if (FieldKind.of(field.type()).isColumn()) {
        columns.add(field.name());
      }
    }
    pending.forEach((name, computed) -> {
      var needed = new LinkedHashSet<>(RowReferences.in(computed.expression()));
      needed.retainAll(workedOut);
      unresolved.put(name, needed);
    });
  }

  /** The computed fields of a table, none of which is compiled yet. */
  static ComputedTypes of(TableDefinition table) {
    return new ComputedTypes(table);
  }

  /**
   * Compiles those whose needs are met.
   *
   * @param related what lookups, rollups and other directions of the table result in, so far
   * @return whether there were any
   */
  boolean advance(Map<String, FieldSignature> related) {
    boolean progress = false;
    for (boolean more = true; more; ) {
      more = false;
      for (String name : List.copyOf(unresolved.keySet())) {
        var needed = unresolved.getOrDefault(name, Set.of());
        boolean met =
            needed.stream().allMatch(n -> signatures.containsKey(n) || related.containsKey(n));
        if (met) {
          unresolved.remove(name);
          compile(name, Objects.requireNonNull(pending.get(name)), related);
          more = true;
          progress = true;
        }
      }
    }
    return progress;
  }

  private void compile(String name, Computed computed, Map<String, FieldSignature> related) {
    var row = new HashMap<>(stored);
    row.putAll(related);
    row.putAll(signatures);
    switch (ExpressionCompiler.compile(computed.expression(), Scope.ofComputed(row))) {
      case Refused findings -> refused.put(name, findings);
      case Compiled compiled -> accept(name, computed.expression(), compiled);
    }
  }

  private void accept(String name, String text, Compiled compiled) {
    Type type = compiled.expression().type();
    long size = ExpressionTree.size(compiled.expression(), sizes);
    if (type instanceof Type.ListOf || type == Type.Scalar.JSON || type == Type.Scalar.NULL) {
      refuse(
          name,
          text,
          DefinitionCode.WRONG_RESULT_TYPE,
          "A computed field cannot result in " + type.word() + ".");
    } else if (size > MOST_NODES) {
      refuse(
          name,
          text,
          DefinitionCode.EXPRESSION_TOO_LARGE,
          "With the computed fields it uses put in, the expression has more than "
              + MOST_NODES
              + " parts.");
    } else {
      signatures.put(name, new FieldSignature(type, compiled.nullable(), compiled.cost()));
      sizes.put(name, size);
      expanded.put(name, ExpressionTree.expand(compiled.expression(), expanded));
    }
  }

  private void refuse(String name, String text, DefinitionCode code, String message) {
    int length = Math.max(1, text.codePointCount(0, text.length()));
    refused.put(name, new Refused(List.of(new Finding(code, 0, length, message, null))));
  }

  /** The computed fields that are sound, and what they result in. */
  public Map<String, FieldSignature> signatures() {
    return Map.copyOf(signatures);
  }

  /** The expressions of the sound ones, over stored and system fields only. */
  public Map<String, Expression> expanded() {
    return Map.copyOf(expanded);
  }

  /** What keeps the value of a sound one from being stored; empty when it can be. */
  public Optional<Hindrance> hindrance(String name) {
    var expression = Objects.requireNonNull(expanded.get(name), name);
    return Immutability.hindrance(expression, columns::contains);
  }

  /** What is wrong with those that are not sound themselves. */
  Map<String, Refused> refused() {
    return refused;
  }

  /** Whether a field was left out, for a reason that is reported elsewhere. */
  boolean isLeftOut(String name) {
    return refused.containsKey(name) || unresolved.containsKey(name);
  }

  /** The computed fields that wait for others, and for which. */
  Map<String, Set<String>> unresolved() {
    return unresolved;
  }

  /** The way from a field over computed fields back to itself; empty when there is none. */
  List<String> circle(String name) {
    return Circle.from(name, field -> unresolved.getOrDefault(field, Set.of()));
  }
}
