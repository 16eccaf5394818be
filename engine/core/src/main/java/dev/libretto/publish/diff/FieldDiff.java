package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.Bound;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.RowQuestion;
import java.util.List;
import java.util.Objects;

/** Compares a published field with the same field in the program to come. */
final class FieldDiff {

  private final TablePair pair;
  private final Field from;
  private final Field to;
  private final Findings findings;
  private final Pointer at;

  FieldDiff(TablePair pair, Field from, Field to, Findings findings) {
    this.pair = pair;
    this.from = from;
    this.to = to;
    this.findings = findings;
    this.at = pair.at(to);
  }

  void run() {
    if (!from.name().equals(to.name())) {
      findings.change(new Change.RenameField(pair.to(), to, from.name()));
    }
    if (RelatedValue.widens(from, to)) {
      findings.change(new Change.ShowAsApp(pair.to(), to));
    }
    new ComputedDiff(pair, from, to, findings).run();
    if (!TablePair.stored(from) && TablePair.stored(to)) {
      added();
    } else if (TablePair.stored(from) && !TablePair.stored(to)) {
      findings.change(new Change.RemoveField(pair.to(), from));
      findings.change(new Change.AddField(pair.to(), to));
    } else if (from.leadsToMany() || to.leadsToMany()) {
      new ListDiff(pair, from, to, findings).run();
    } else if (TablePair.stored(from)) {
      stored();
    } else {
      findings.change(
          RelatedValue.compare(from, to, new Keywords())
              .compare("label", from.label(), to.label())
              .compare("help", from.help(), to.help())
              .compare("scale", scale(from), scale(to))
              .compare(
                  "expression",
                  expression(from, pair.from(), pair.fromProgram()),
                  expression(to, pair.to(), pair.toProgram()))
              .different(),
          keywords -> new Change.ChangeField(pair.to(), to, keywords));
    }
  }

  private void added() {
    if (pair.parked(to)) {
      new RestoredField(pair, to, findings).run();
    } else {
      new NewField(pair, to, findings).run();
    }
  }

  private void stored() {
    if (TypeChange.stays(pair.fromProgram(), from.type(), pair.toProgram(), to.type())) {
      requirement();
      Bounds.narrowed(from.kind(), to.kind()).forEach(this::narrowed);
    } else if (!new Retype(pair, from, to, findings).run()) {
      return;
    }
    if (from.type() instanceof FieldType.Relation(_, var old)
        && to.type() instanceof FieldType.Relation(var target, var now)
        && old != now
        && from.physicalName().equals(to.physicalName())) {
      findings.change(
          new Change.ChangeOnDelete(pair.to(), to, pair.toProgram().table(target).orElseThrow()));
    }
    findings.change(
        new Keywords()
            .compare("label", from.label(), to.label())
            .compare("help", from.help(), to.help())
            .compare("default", from.defaultValue(), to.defaultValue())
            .compare("type", visibleType(from), visibleType(to))
            .compareBounds(from.kind().bounds(), to.kind().bounds())
            .compareAll(from.kind().otherKeywords(), to.kind().otherKeywords())
            .compare("options", from.kind().options(), to.kind().options())
            .different(),
        keywords -> new Change.ChangeField(pair.to(), to, keywords));
  }

  /** A change of type that is a change of its own is not told again. */
  private Object visibleType(Field field) {
    return from.physicalName().equals(to.physicalName()) ? field.type().getClass() : "";
  }

  private void requirement() {
    if (!from.required() && to.required()) {
      findings.ask(
          new RowQuestion.WithoutValue(pair.from(), from),
          DefinitionCode.ROWS_WITHOUT_VALUE,
          at.child("required"),
          "In {rows} `" + to.name() + "`, which is to be required, has no value.",
          "Give these rows a value first, or leave the field optional.");
      findings.change(new Change.Require(pair.to(), to));
    } else if (from.required() && !to.required()) {
      findings.change(new Change.AllowEmpty(pair.to(), to));
    } else if (to.required() && !Objects.equals(from.defaultValue(), to.defaultValue())) {
      findings.change(new Change.ChangeDefault(pair.to(), to));
    }
  }

  private void narrowed(String keyword, Bound bound) {
    var question = new RowQuestion.Outside(pair.from(), from, bound);
    if (keyword.equals("options")) {
      findings.ask(
          question,
          DefinitionCode.OPTION_IN_USE,
          at.child(keyword),
          "In {rows} the value of `%s` is no option any longer (%s)."
              .formatted(to.name(), String.join(", ", removedOptions())),
          "Put the option back, or give these rows another value first.");
    } else {
      findings.ask(
          question,
          DefinitionCode.ROWS_OUT_OF_BOUNDS,
          at.child(keyword),
          "In {rows} the value of `%s` does not fit its new `%s`.".formatted(to.name(), keyword),
          "Change these rows first, or keep the bound as it was.");
    }
  }

  private List<String> removedOptions() {
    var kept = to.kind().options().stream().map(FieldType.Option::value).toList();
    return from.kind().options().stream()
        .map(FieldType.Option::value)
        .filter(value -> !kept.contains(value))
        .map(value -> "`" + value + "`")
        .toList();
  }

  /** Where both are stored, what differs has been told by the name of the change. */
  private Object expression(Field field, Table table, Program program) {
    var computed = field.computed();
    return computed == null || (from.isStoredComputed() && to.isStoredComputed())
        ? ""
        : RowFields.identified(computed, table, program);
  }

  private static Object scale(Field field) {
    return field.type() instanceof FieldType.Computed(_, var scale) && scale != null ? scale : -1;
  }
}
