package dev.libretto.publish.load;

import dev.libretto.definition.Layout;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.ViewDefinition.DetailView;
import dev.libretto.definition.ViewDefinition.FormView;
import dev.libretto.definition.ViewDefinition.ListView;
import dev.libretto.definition.ViewDefinition.Sort;
import dev.libretto.json.Json;
import org.jspecify.annotations.Nullable;

/** Views and their layouts. */
final class ViewReader {

  private static final String SCOPE = "#/properties/";

  private ViewReader() {}

  static ViewDefinition view(Members view) {
    String id = view.text("id");
    String name = view.required("name");
    String label = view.text("label", Labels.humanise(name));
    String table = view.required("table");
    String kind = view.required("kind");
    return switch (kind) {
      case "list" ->
          new ListView(
              view.at(),
              id,
              name,
              label,
              table,
              view.texts("columns"),
              view.each("sort", ViewReader::sort),
              view.small("pageSize", 25));
      case "form" -> new FormView(view.at(), id, name, label, table, root(view));
      case "detail" -> new DetailView(view.at(), id, name, label, table, root(view));
      default -> throw new IllegalStateException("the schema let pass a view of kind " + kind);
    };
  }

  private static Sort sort(Members sort) {
    return new Sort(sort.at(), sort.required("field"), "desc".equals(sort.text("direction")));
  }

  private static @Nullable Layout root(Members view) {
    return view.json("layout") instanceof Json.Obj ? layout(view.child("layout")) : null;
  }

  private static Layout layout(Members element) {
    String type = element.required("type");
    return switch (type) {
      case "Control" ->
          new Layout.Control(
              element.at(),
              element.required("scope").substring(SCOPE.length()),
              element.text("label"));
      case "VerticalLayout" ->
          new Layout.VerticalLayout(element.at(), element.each("elements", ViewReader::layout));
      case "HorizontalLayout" ->
          new Layout.HorizontalLayout(element.at(), element.each("elements", ViewReader::layout));
      case "Group" ->
          new Layout.Group(
              element.at(),
              element.required("label"),
              element.each("elements", ViewReader::layout));
      case "Categorization" ->
          new Layout.Categorization(element.at(), element.each("elements", ViewReader::category));
      default -> throw new IllegalStateException("the schema let pass a layout of type " + type);
    };
  }

  private static Layout.Category category(Members category) {
    return new Layout.Category(
        category.at(), category.required("label"), category.each("elements", ViewReader::layout));
  }
}
