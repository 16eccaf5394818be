package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.Layout;
import dev.libretto.definition.Layout.Control;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.ViewDefinition.FormView;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.SystemFields;
import java.util.List;

/** A form asks for everything a new row needs, and for nothing a person cannot give. */
final class FormCompleteness implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (ViewDefinition view : names.definition().views()) {
      if (view instanceof FormView form && form.layout() != null) {
        Layout layout = form.layout();
        names.table(form.table()).ifPresent(table -> check(form, layout, table, names, findings));
      }
    }
  }

  private static void check(
      FormView form, Layout layout, TableDefinition table, Names names, Findings findings) {
    List<Control> controls = Controls.in(layout);
    List<String> shown = controls.stream().map(Control::field).toList();
    for (FieldDefinition field : table.fields()) {
      if (field.required() && field.defaultValue() == null && !shown.contains(field.name())) {
        findings.error(
            DefinitionCode.UNFILLABLE_FORM,
            form.at().child("layout"),
            "The form leaves out `"
                + field.name()
                + "`, which every row must have, so it could never be saved.",
            "Add a control for it, or give the field a default.");
      }
    }
    for (Control control : controls) {
      boolean engines =
          SystemFields.NAMES.contains(control.field())
              || names
                  .field(table, control.field())
                  .filter(field -> FieldKind.of(field.type()).isGivenByEngine())
                  .isPresent();
      if (engines) {
        findings.warning(
            DefinitionCode.READ_ONLY_CONTROL,
            control.at().child("scope"),
            "`" + control.field() + "` is filled in by the engine; in a form it says nothing.",
            "Show it in a list or detail view.");
      }
    }
  }
}
