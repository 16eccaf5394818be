package dev.libretto.publish.compile;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.StatesDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Regex;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Type;
import dev.libretto.kind.ComputedKind;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.ManyKind;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Field;
import dev.libretto.program.FieldRules;
import dev.libretto.program.States;
import dev.libretto.program.SystemFields;
import dev.libretto.program.Table;
import dev.libretto.publish.check.ComputedTypes;
import dev.libretto.publish.check.RowScopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles one table. */
final class TableCompiler {

  private final TableDefinition table;
  private final RowScopes scopes;
  private final ComputedTypes computed;
  private final ColumnNames columns;
  private final PhysicalNames physicalNames;
  private final List<Field> fields;

  private TableCompiler(TableDefinition table, RowScopes scopes, ColumnNames columns) {
    this.table = table;
    this.scopes = scopes;
    this.columns = columns;
    this.computed = scopes.computed(table);
    this.fields = fields();
    this.physicalNames = new PhysicalNames(id(table.id()), fields);
  }

  static Table compile(TableDefinition table, RowScopes scopes, ColumnNames columns) {
    return new TableCompiler(table, scopes, columns).table();
  }

  private Table table() {
    return new Table(
        id(table.id()),
        table.name(),
        table.label(),
        table.labelPlural(),
        titleField(),
        fields,
        Table.byName(fields),
        table.unique().stream()
            .map(u -> new Table.Unique(physicalNames.unique(u.fields()), u.fields(), u.message()))
            .toList(),
        table.checks().stream().map(this::check).toList(),
        table.indexes().stream()
            .map(i -> new Table.Index(physicalNames.index(i.fields()), i.fields()))
            .toList(),
        states(),
        access(),
        new Table.History(table.history().changesDays(), table.history().trashDays()));
  }

  private List<Field> fields() {
    var all = new ArrayList<Field>(SystemFields.ALL);
    table.fields().forEach(field -> all.add(field(field)));
    return all;
  }

  private Field field(FieldDefinition field) {
    boolean isComputed = field.type() instanceof FieldType.Computed;
    Expression expression = computed.expanded().get(field.name());
    var kind = kind(field, expression);
    return new Field(
        id(field.id()),
        field.name(),
        field.label(),
        field.help(),
        FieldKind.of(field.type()).isWorkedOut() ? Field.Origin.COMPUTED : Field.Origin.AUTHOR,
        kind,
        expression == null ? kind.valueType() : expression.type(),
        field.required() || kind.isGivenByEngine() || needsLinks(field.type()),
        field.defaultValue(),
        rules(field, expression),
        isComputed ? expression : null,
        kind instanceof ManyKind ? ColumnNames.links(id(field.id())) : columns.of(id(field.id())));
  }

  private FieldKind kind(FieldDefinition field, @Nullable Expression computed) {
    return switch (field.type()) {
      case FieldType.Lookup _, FieldType.Rollup _ ->
          scopes
              .related()
              .kind(field)
              .orElseThrow(() -> new IllegalStateException("was not checked: " + field.at()));
      case FieldType.Computed type -> computedKind(field, type, computed);
      default -> FieldKind.of(readAlike(field.type()));
    };
  }

  /** The values of a computed field stand in a column where its version says so. */
  private ComputedKind computedKind(
      FieldDefinition field, FieldType.Computed type, @Nullable Expression expression) {
    if (expression == null) {
      throw new IllegalStateException("a computed field was not checked: " + field.at());
    }
    boolean stored =
        columns.hasComputed(id(field.id()), computed.hindrance(field.name()).isEmpty());
    return new ComputedKind(type, expression.type(), stored);
  }

  /** A list that must have members must be given. */
  private static boolean needsLinks(FieldType type) {
    return type instanceof FieldType.Many many && many.minItems() != null && many.minItems() > 0;
  }

  /** A computed field is open to whoever may read what it is made of. */
  private FieldRules rules(FieldDefinition field, @Nullable Expression computed) {
    var rules = field.rules();
    var all = scopes.rule(table);
    var given = scopes.condition(table);
    return new FieldRules(
        optional(rules.visibleWhen(), given),
        optional(rules.requiredWhen(), given),
        optional(rules.readOnlyWhen(), given),
        computed == null
            ? optional(rules.read(), all)
            : ReadRules.together(optional(rules.read(), all), ingredients(computed, all)),
        optional(rules.write(), given),
        rules.sensitive());
  }

  private List<Expression> ingredients(Expression computed, Scope all) {
    return table.fields().stream()
        .filter(other -> other.rules().read() != null)
        .filter(other ->
            ExpressionTree.any(
                computed,
                part -> part instanceof RowField(var name, _) && name.equals(other.name())))
        .map(other -> expression(Objects.requireNonNull(other.rules().read()), all))
        .toList();
  }

  private @Nullable Expression optional(@Nullable String text, Scope scope) {
    return text == null ? null : expression(text, scope);
  }

  private @Nullable States states() {
    var states = table.states();
    if (states == null) {
      return null;
    }
    var all = scopes.rule(table);
    return new States(
        states.field(),
        states.initial(),
        states.transitions().stream().map(transition -> transition(transition, all)).toList());
  }

  private States.Transition transition(StatesDefinition.Transition transition, Scope all) {
    return new States.Transition(
        id(transition.id()),
        transition.name(),
        transition.label(),
        transition.from(),
        transition.to(),
        optional(transition.guard(), all),
        transition.guardMessage(),
        transition.roles(),
        transition.set().stream()
            .map(set -> new States.Effect(set.field(), expression(set.value(), all)))
            .toList());
  }

  /** A pattern goes on in the one spelling that server, database and browser read alike. */
  private static FieldType readAlike(FieldType type) {
    return type instanceof FieldType.Text(var least, var most, var pattern)
            && pattern != null
            && Regex.parse(pattern) instanceof Regex.Sound(String canonical)
        ? new FieldType.Text(least, most, canonical)
        : type;
  }

  private Table.Check check(TableDefinition.Check check) {
    return new Table.Check(
        physicalNames.check(check.rule()),
        check.name(),
        expression(check.rule(), scopes.check(table)),
        check.message(),
        check.fields());
  }

  private Table.Access access() {
    Scope all = scopes.rule(table);
    return new Table.Access(
        rule(table.access().read(), all),
        rule(table.access().create(), scopes.create(table)),
        rule(table.access().update(), all),
        rule(table.access().delete(), all));
  }

  private Expression rule(@Nullable String text, Scope scope) {
    return text == null
        ? new Expression.Constant(false, Type.Scalar.BOOLEAN)
        : expression(text, scope);
  }

  private Expression expression(String text, Scope scope) {
    if (!(ExpressionCompiler.compile(text, scope) instanceof Compiled compiled)) {
      throw new IllegalStateException("an expression was not checked: " + text);
    }
    return ExpressionTree.expand(compiled.expression(), computed.expanded());
  }

  /**
   * The declared one, or the first field of text, or the first of another short kind, or the id.
   */
  private String titleField() {
    if (table.titleField() != null) {
      return table.titleField();
    }
    return first(FieldType.Text.class)
        .or(() -> first(FieldType.Email.class))
        .or(() -> first(FieldType.Url.class))
        .or(() -> first(FieldType.Select.class))
        .or(() -> first(FieldType.AutoNumber.class))
        .orElse("id");
  }

  private Optional<String> first(Class<? extends FieldType> type) {
    return table.fields().stream()
        .filter(field -> type.isInstance(field.type()))
        .map(FieldDefinition::name)
        .findFirst();
  }

  private static String id(@Nullable String id) {
    return Objects.requireNonNull(id, "the definition was not identified");
  }
}
