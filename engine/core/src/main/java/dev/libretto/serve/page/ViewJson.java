package dev.libretto.serve.page;

import dev.libretto.definition.Layout;
import dev.libretto.program.View;

/** A view as the front end needs it. */
final class ViewJson {

  private ViewJson() {}

  static void write(View view, JsonObject out) {
    out.text("name", view.name()).text("label", view.label()).text("table", view.table());
    switch (view) {
      case View.ListView list ->
          out.text("kind", "list")
              .texts("columns", list.columns())
              .number("pageSize", list.pageSize())
              .objects(
                  "sort",
                  list.sort(),
                  (sort, object) ->
                      object.text("field", sort.field()).flag("descending", sort.descending()));
      case View.DetailView detail ->
          out.text("kind", "detail").object("layout", object -> layout(detail.layout(), object));
      case View.FormView form ->
          out.text("kind", "form").object("layout", object -> layout(form.layout(), object));
    }
  }

  private static void layout(Layout layout, JsonObject out) {
    switch (layout) {
      case Layout.Control control ->
          out.text("type", "Control")
              .text("scope", "#/properties/" + control.field())
              .text("label", control.label());
      case Layout.VerticalLayout vertical ->
          out.text("type", "VerticalLayout")
              .objects("elements", vertical.elements(), ViewJson::layout);
      case Layout.HorizontalLayout horizontal ->
          out.text("type", "HorizontalLayout")
              .objects("elements", horizontal.elements(), ViewJson::layout);
      case Layout.Group group ->
          out.text("type", "Group")
              .text("label", group.label())
              .objects("elements", group.elements(), ViewJson::layout);
      case Layout.Categorization categorization ->
          out.text("type", "Categorization")
              .objects(
                  "elements",
                  categorization.categories(),
                  (category, object) ->
                      object
                          .text("type", "Category")
                          .text("label", category.label())
                          .objects("elements", category.elements(), ViewJson::layout));
    }
  }
}
