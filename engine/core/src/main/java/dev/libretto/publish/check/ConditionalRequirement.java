package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;

/** What is always required is always visible. */
final class ConditionalRequirement implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var table : names.tables()) {
      for (var field : table.fields()) {
        if (field.required() && field.rules().visibleWhen() != null) {
          findings.error(
              DefinitionCode.REQUIRED_BUT_HIDDEN,
              field.at().child("required"),
              "`"
                  + field.name()
                  + "` is always required, but cannot be filled in where it is hidden.",
              "Give it `\"requiredWhen\"` with the condition of `visibleWhen` instead.");
        }
        if (field.required() && field.rules().requiredWhen() != null) {
          findings.error(
              DefinitionCode.REQUIRED_BUT_HIDDEN,
              field.at().child("requiredWhen"),
              "`" + field.name() + "` is required whatever this condition says.",
              "Leave out one of `required` and `requiredWhen`.");
        }
      }
    }
  }
}
