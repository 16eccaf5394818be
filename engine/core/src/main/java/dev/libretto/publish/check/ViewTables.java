package dev.libretto.publish.check;

/** A view shows the rows of a table there is. */
final class ViewTables implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    names
        .definition()
        .views()
        .forEach(view -> {
          var _ = names.expectTable(view.table(), view.at().child("table"), findings);
        });
  }
}
