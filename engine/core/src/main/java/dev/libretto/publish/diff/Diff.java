package dev.libretto.publish.diff;

import dev.libretto.access.AccessDiff;
import dev.libretto.definition.AppDefinition.AppHeader;
import dev.libretto.problem.Pointer;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.program.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares two programs of one app. Things are the same when their ids are. */
public final class Diff {

  private final Program from;
  private final Program to;
  private final Kept kept;
  private final Findings findings;

  private Diff(Program from, Program to, Kept kept, Findings findings) {
    this.from = from;
    this.to = to;
    this.kept = kept;
    this.findings = findings;
  }

  /**
   * What publishing a program means.
   *
   * @param from what is published now; empty for a new app
   * @param to its columns chosen by {@link ColumnChoice}
   * @param kept what is parked now and comes back
   */
  public static Difference between(Optional<Program> from, Program to, Kept kept) {
    var findings = new Findings();
    if (from.isPresent()) {
      new Diff(from.get(), to, kept, findings).run();
    } else {
      findings.change(new Change.CreateApp(to.header().name()));
      to.tables().forEach(table -> findings.change(new Change.AddTable(table)));
      // There is nothing yet to be told.
      to.triggers()
          .forEach(trigger ->
              findings.change(new Change.AddTrigger(trigger.table(), trigger.name(), false)));
    }
    return findings.difference(
        from.map(before -> AccessDiff.between(before, to)).orElse(List.of()));
  }

  private void run() {
    header(from.header(), to.header());
    if (from.visibility() != to.visibility()) {
      findings.change(new Change.ChangeVisibility(from.visibility(), to.visibility()));
    }
    RulesDiff.membership(from.access(), to.access(), findings);
    RulesDiff.roles(from, to, findings);
    var before = from.tables().stream().collect(Collectors.toMap(Table::id, table -> table));
    for (int i = 0; i < to.tables().size(); i++) {
      var table = to.tables().get(i);
      var old = before.remove(table.id());
      var at = Pointer.ROOT.child("tables").child(i);
      if (old != null) {
        new TableDiff(new TablePair(from, old, to, table, at, kept), findings).run();
      } else {
        added(table, at);
      }
    }
    from.tables().stream()
        .filter(table -> before.containsKey(table.id()))
        .forEach(table -> findings.change(new Change.RemoveTable(table)));
    new TriggerDiff(from, to, findings).run();
    views();
  }

  private void added(Table table, Pointer at) {
    var last = kept.lastOf(table.id());
    if (last.isEmpty()) {
      findings.change(new Change.AddTable(table));
      // The rows it shows them from may be there already.
      table.fields().stream()
          .filter(Field::showsAsApp)
          .forEach(field -> findings.change(new Change.ShowAsApp(table, field)));
      return;
    }
    var old =
        last.get().tables().stream()
            .filter(t -> t.id().equals(table.id()))
            .findFirst()
            .orElseThrow();
    findings.change(new Change.RestoreTable(table));
    new TableDiff(new TablePair(last.get(), old, to, table, at, kept), findings).restored();
  }

  private void header(AppHeader old, AppHeader now) {
    var keywords =
        new Keywords()
            .compare("label", old.label(), now.label())
            .compare("description", old.description(), now.description())
            .compare("timeZone", old.timeZone(), now.timeZone())
            .compare("locale", old.locale(), now.locale())
            .compare("theme", old.hue(), now.hue());
    findings.change(keywords.different(), Change.ChangeApp::new);
  }

  private void views() {
    Map<String, View> before = new HashMap<>();
    from.views().forEach(view -> before.put(view.name(), view));
    for (var view : to.views()) {
      var old = before.remove(view.name());
      if (old == null) {
        findings.change(new Change.AddView(view.name()));
      } else if (!Unplaced.view(old).equals(Unplaced.view(view))) {
        findings.change(new Change.ChangeView(view.name()));
      }
    }
    from.views().stream()
        .filter(view -> before.containsKey(view.name()))
        .forEach(view -> findings.change(new Change.RemoveView(view.name())));
  }
}
