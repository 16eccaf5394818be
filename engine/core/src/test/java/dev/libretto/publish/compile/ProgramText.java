package dev.libretto.publish.compile;

import dev.libretto.definition.Layout;
import dev.libretto.expression.Expression;
import dev.libretto.json.JsonText;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.program.View;
import java.util.stream.Collectors;

/** A program as text a person can review. */
final class ProgramText {

  private final StringBuilder out = new StringBuilder();

  private ProgramText() {}

  static String of(Program program) {
    var text = new ProgramText();
    text.line(
        "program %s/%s version %d"
            .formatted(program.user(), program.header().name(), program.version()));
    text.line("digest %s".formatted(program.digest()));
    text.line("%s, %s".formatted(program.visibility(), program.timeZone()));
    program.tables().forEach(text::table);
    program.views().forEach(text::view);
    return text.out.toString();
  }

  private void table(Table table) {
    line("");
    line(
        "table %s = %s, title %s"
            .formatted(table.name(), table.physicalName(), table.titleField()));
    for (Field field : table.fields()) {
      line(
          "  %s %s = %s, %s%s%s"
              .formatted(
                  field.type().getClass().getSimpleName(),
                  field.name(),
                  field.origin() == Field.Origin.COMPUTED ? "-" : field.physicalName(),
                  field.expressionType().word(),
                  field.required() ? ", required" : "",
                  field.defaultValue() == null
                      ? ""
                      : ", default " + JsonText.of(field.defaultValue())));
      Expression computed = field.computed();
      if (computed != null) {
        line("    = %s".formatted(expression(computed)));
      }
    }
    table.unique().forEach(u -> line("  unique %s %s".formatted(u.physicalName(), u.fields())));
    table
        .checks()
        .forEach(c -> line("  check %s: %s".formatted(c.physicalName(), expression(c.rule()))));
    table.indexes().forEach(i -> line("  index %s %s".formatted(i.physicalName(), i.fields())));
    line("  read: %s".formatted(expression(table.access().read())));
    line("  create: %s".formatted(expression(table.access().create())));
    line("  update: %s".formatted(expression(table.access().update())));
    line("  delete: %s".formatted(expression(table.access().delete())));
  }

  private void view(View view) {
    line("");
    switch (view) {
      case View.ListView list -> {
        line("list %s of %s, %d a page".formatted(list.name(), list.table(), list.pageSize()));
        line("  columns %s".formatted(list.columns()));
        line("  sort %s".formatted(list.sort()));
      }
      case View.FormView form -> {
        line("form %s of %s".formatted(form.name(), form.table()));
        line("  %s".formatted(layout(form.layout())));
      }
      case View.DetailView detail -> {
        line("detail %s of %s".formatted(detail.name(), detail.table()));
        line("  %s".formatted(layout(detail.layout())));
      }
    }
  }

  private static String expression(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> String.valueOf(constant.value());
      case Expression.RowField field -> "row." + field.field();
      case Expression.RelatedField related ->
          "row." + String.join(".", related.path()) + "." + related.field();
      case Expression.UserAttribute user -> "user." + user.attribute();
      case Expression.Now _ -> "now()";
      case Expression.Today _ -> "today()";
      case Expression.Call call ->
          call.arguments().stream()
              .map(ProgramText::expression)
              .collect(Collectors.joining(", ", call.function() + "(", ")"));
      case Expression.Conditional c ->
          "if(%s, %s, %s)"
              .formatted(
                  expression(c.condition()), expression(c.then()), expression(c.otherwise()));
      case Expression.ListLiteral list ->
          list.items().stream().map(ProgramText::expression).toList().toString();
      case Expression.Quantifier q ->
          "%s %s in %s: %s"
              .formatted(q.kind(), q.variable(), expression(q.list()), expression(q.predicate()));
      case Expression.Variable variable -> variable.name();
    };
  }

  private static String layout(Layout layout) {
    return switch (layout) {
      case Layout.Control control -> control.field();
      case Layout.VerticalLayout v ->
          v.elements().stream().map(ProgramText::layout).collect(Collectors.joining(" ", "[", "]"));
      case Layout.HorizontalLayout h ->
          h.elements().stream()
              .map(ProgramText::layout)
              .collect(Collectors.joining(" | ", "[", "]"));
      case Layout.Group g ->
          g.elements().stream()
              .map(ProgramText::layout)
              .collect(Collectors.joining(" ", g.label() + "[", "]"));
      case Layout.Categorization c ->
          c.categories().stream()
              .map(category ->
                  category.elements().stream()
                      .map(ProgramText::layout)
                      .collect(Collectors.joining(" ", category.label() + "[", "]")))
              .collect(Collectors.joining(" / "));
    };
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
