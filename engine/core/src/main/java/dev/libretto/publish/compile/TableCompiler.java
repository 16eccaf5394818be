package dev.libretto.publish.compile;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.Regex;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Type;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Field;
import dev.libretto.program.SystemFields;
import dev.libretto.program.Table;
import dev.libretto.program.ValueType;
import dev.libretto.publish.check.ComputedTypes;
import dev.libretto.publish.check.ExpressionTree;
import dev.libretto.publish.check.RowScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles one table. */
final class TableCompiler {

  private final TableDefinition table;
  private final ComputedTypes computed;
  private final ColumnNames columns;
  private final PhysicalNames physicalNames;
  private final List<Field> fields;

  private TableCompiler(TableDefinition table, ColumnNames columns) {
    this.table = table;
    this.columns = columns;
    this.computed = ComputedTypes.of(table);
    this.fields = fields();
    this.physicalNames = new PhysicalNames(id(table.id()), fields);
  }

  static Table compile(TableDefinition table, ColumnNames columns) {
    return new TableCompiler(table, columns).table();
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
        access());
  }

  private List<Field> fields() {
    var all = new ArrayList<Field>(SystemFields.ALL);
    table.fields().forEach(field -> all.add(field(field)));
    return all;
  }

  private Field field(FieldDefinition field) {
    boolean isComputed = field.type() instanceof FieldType.Computed;
    Expression expression = computed.expanded().get(field.name());
    if (isComputed && expression == null) {
      throw new IllegalStateException("a computed field was not checked: " + field.at());
    }
    return new Field(
        id(field.id()),
        field.name(),
        field.label(),
        field.help(),
        isComputed ? Field.Origin.COMPUTED : Field.Origin.AUTHOR,
        readAlike(field.type()),
        expression == null ? ValueType.of(field.type()) : expression.type(),
        field.required() || field.type() instanceof FieldType.AutoNumber,
        field.defaultValue(),
        isComputed ? expression : null,
        columns.of(id(field.id())));
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
        expression(check.rule(), RowScope.ofCheck(table, computed)),
        check.message(),
        check.fields());
  }

  private Table.Access access() {
    Scope all = RowScope.ofRule(table, computed);
    return new Table.Access(
        rule(table.access().read(), all),
        rule(table.access().create(), RowScope.ofCreate(table, computed)),
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
