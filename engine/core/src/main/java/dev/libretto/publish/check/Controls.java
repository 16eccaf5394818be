package dev.libretto.publish.check;

import dev.libretto.definition.Layout;
import dev.libretto.definition.Layout.Control;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.ViewDefinition.DetailView;
import dev.libretto.definition.ViewDefinition.FormView;
import dev.libretto.definition.ViewDefinition.ListView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the controls in a layout. */
final class Controls {

  private Controls() {}

  /** The layout an author gave a view. */
  static Optional<Layout> layout(ViewDefinition view) {
    return switch (view) {
      case ListView _ -> Optional.empty();
      case FormView form -> Optional.ofNullable(form.layout());
      case DetailView detail -> Optional.ofNullable(detail.layout());
    };
  }

  /** All controls, in reading order. */
  static List<Control> in(Layout layout) {
    return all(layout).toList();
  }

  private static Stream<Control> all(Layout layout) {
    return switch (layout) {
      case Control control -> Stream.of(control);
      case Layout.VerticalLayout vertical -> vertical.elements().stream().flatMap(Controls::all);
      case Layout.HorizontalLayout across -> across.elements().stream().flatMap(Controls::all);
      case Layout.Group group -> group.elements().stream().flatMap(Controls::all);
      case Layout.Categorization categories ->
          categories.categories().stream()
              .flatMap(category -> category.elements().stream())
              .flatMap(Controls::all);
    };
  }
}
