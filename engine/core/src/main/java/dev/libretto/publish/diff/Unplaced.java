package dev.libretto.publish.diff;

import dev.libretto.definition.Layout;
import dev.libretto.problem.Pointer;
import dev.libretto.program.View;
import java.util.List;

/** Views without the places their parts have in a file, so that moving one is not a change. */
final class Unplaced {

  private Unplaced() {}

  static View view(View view) {
    return switch (view) {
      case View.ListView list -> list;
      case View.DetailView(var name, var label, var table, var layout) ->
          new View.DetailView(name, label, table, layout(layout));
      case View.FormView(var name, var label, var table, var layout) ->
          new View.FormView(name, label, table, layout(layout));
    };
  }

  private static Layout layout(Layout layout) {
    var nowhere = Pointer.ROOT;
    return switch (layout) {
      case Layout.Control(_, var field, var label) -> new Layout.Control(nowhere, field, label);
      case Layout.VerticalLayout(_, var elements) ->
          new Layout.VerticalLayout(nowhere, layouts(elements));
      case Layout.HorizontalLayout(_, var elements) ->
          new Layout.HorizontalLayout(nowhere, layouts(elements));
      case Layout.Group(_, var label, var elements) ->
          new Layout.Group(nowhere, label, layouts(elements));
      case Layout.Categorization(_, var categories) ->
          new Layout.Categorization(
              nowhere,
              categories.stream()
                  .map(c -> new Layout.Category(nowhere, c.label(), layouts(c.elements())))
                  .toList());
    };
  }

  private static List<Layout> layouts(List<Layout> elements) {
    return elements.stream().map(Unplaced::layout).toList();
  }
}
