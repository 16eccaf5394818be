package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;

/** Compares a published list of related rows with the same field in the program to come. */
final class ListDiff {

  private final TablePair pair;
  private final Field from;
  private final Field to;
  private final Findings findings;

  ListDiff(TablePair pair, Field from, Field to, Findings findings) {
    this.pair = pair;
    this.from = from;
    this.to = to;
    this.findings = findings;
  }

  void run() {
    if (TablePair.stored(from)
        && (!(to.type() instanceof FieldType.Many) || !(from.type() instanceof FieldType.Many))) {
      refuse("type", "holds values of another form");
    } else if (TablePair.stored(from) && !target(from, true).equals(target(to, false))) {
      refuse("table", "refers to another table");
    } else {
      compare();
    }
  }

  private void compare() {
    if (from.type() instanceof FieldType.Many old
        && to.type() instanceof FieldType.Many now
        && old.onDelete() != now.onDelete()) {
      findings.change(
          new Change.ChangeOnDelete(
              pair.to(), to, pair.toProgram().table(now.table()).orElseThrow()));
    }
    findings.change(
        new Keywords()
            .compare("label", from.label(), to.label())
            .compare("help", from.help(), to.help())
            .compare("required", from.required(), to.required())
            .compare("minItems", items(from, true), items(to, true))
            .compare("maxItems", items(from, false), items(to, false))
            .compare("table", target(from, true), target(to, false))
            .compare("inverseOf", inverse(from), inverse(to))
            .different(),
        keywords -> new Change.ChangeField(pair.to(), to, keywords));
  }

  private void refuse(String key, String reason) {
    findings.refuse(
        DefinitionCode.TYPE_CHANGED,
        pair.at(to).child(key),
        "The published field `" + to.name() + "` " + reason + ".",
        "Give the new field another name; the old one is parked with its links.");
  }

  private String target(Field field, boolean before) {
    var program = before ? pair.fromProgram() : pair.toProgram();
    return field.relatedTable().flatMap(program::table).map(table -> table.id()).orElse("");
  }

  private static Object inverse(Field field) {
    return field.type() instanceof FieldType.Inverse(_, var name) ? name : "";
  }

  private static Object items(Field field, boolean least) {
    if (!(field.type() instanceof FieldType.Many many)) {
      return -1;
    }
    var count = least ? many.minItems() : many.maxItems();
    return count == null ? -1 : count;
  }
}
