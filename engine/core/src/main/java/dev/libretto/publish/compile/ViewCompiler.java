package dev.libretto.publish.compile;

import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.ViewDefinition.DetailView;
import dev.libretto.definition.ViewDefinition.FormView;
import dev.libretto.definition.ViewDefinition.ListView;
import dev.libretto.program.ReservedViewNames;
import dev.libretto.program.Table;
import dev.libretto.program.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Compiles the declared views and derives those that are missing: one of each kind for a table. */
final class ViewCompiler {

  private static final int PAGE_SIZE = 25;

  private final List<View> views = new ArrayList<>();
  private final Set<String> taken = new HashSet<>(ReservedViewNames.ALL);

  private ViewCompiler() {}

  /** The declared views in their order, then the derived ones in the order of the tables. */
  static List<View> compile(List<ViewDefinition> declared, List<Table> tables) {
    var compiler = new ViewCompiler();
    for (ViewDefinition view : declared) {
      Table table =
          tables.stream().filter(t -> t.name().equals(view.table())).findFirst().orElseThrow();
      compiler.views.add(view(view, table));
      compiler.taken.add(view.name());
    }
    tables.forEach(compiler::derive);
    return compiler.views;
  }

  private static View view(ViewDefinition view, Table table) {
    return switch (view) {
      case ListView list ->
          new View.ListView(
              list.name(),
              list.label(),
              list.table(),
              list.columns().isEmpty() ? DerivedContent.columns(table) : list.columns(),
              list.sort().stream().map(s -> new View.Sort(s.field(), s.descending())).toList(),
              list.pageSize());
      case FormView form ->
          new View.FormView(
              form.name(),
              form.label(),
              form.table(),
              Objects.requireNonNullElseGet(form.layout(), () -> DerivedContent.form(table)));
      case DetailView detail ->
          new View.DetailView(
              detail.name(),
              detail.label(),
              detail.table(),
              Objects.requireNonNullElseGet(detail.layout(), () -> DerivedContent.detail(table)));
    };
  }

  private void derive(Table table) {
    String kebab = ViewName.kebab(table.name());
    if (lacks(table, View.ListView.class)) {
      views.add(
          new View.ListView(
              free(ViewName.plural(kebab), kebab + "-list"),
              table.labelPlural(),
              table.name(),
              DerivedContent.columns(table),
              List.of(),
              PAGE_SIZE));
    }
    if (lacks(table, View.FormView.class)) {
      String name = free(kebab + "-form", kebab + "-form");
      views.add(new View.FormView(name, table.label(), table.name(), DerivedContent.form(table)));
    }
    if (lacks(table, View.DetailView.class)) {
      String name = free(kebab + "-detail", kebab + "-detail");
      views.add(
          new View.DetailView(name, table.label(), table.name(), DerivedContent.detail(table)));
    }
  }

  private boolean lacks(Table table, Class<? extends View> kind) {
    return views.stream()
        .noneMatch(view -> kind.isInstance(view) && view.table().equals(table.name()));
  }

  private String free(String wanted, String otherwise) {
    String name = taken.contains(wanted) ? otherwise : wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = otherwise + "-" + i;
    }
    return name;
  }
}
