package dev.libretto.publish.diff;

import dev.libretto.access.AccessDiff;
import dev.libretto.definition.AppDefinition.AppHeader;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
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

  private static final String NOT_PERFORMED =
      "Taking away what holds rows is not performed yet: put it back, and leave it out of the"
          + " views instead.";

  private final Program from;
  private final Program to;
  private final Findings findings;

  private Diff(Program from, Program to, Findings findings) {
    this.from = from;
    this.to = to;
    this.findings = findings;
  }

  /**
   * What publishing a program means.
   *
   * @param from what is published now; empty for a new app
   */
  public static Difference between(Optional<Program> from, Program to) {
    var findings = new Findings();
    if (from.isPresent()) {
      new Diff(from.get(), to, findings).run();
    } else {
      findings.change(new Change.CreateApp(to.header().name()));
      to.tables().forEach(table -> findings.change(new Change.AddTable(table)));
    }
    return findings.difference(
        from.map(before -> AccessDiff.between(before, to)).orElse(List.of()));
  }

  private void run() {
    header(from.header(), to.header());
    if (from.visibility() != to.visibility()) {
      findings.change(new Change.ChangeVisibility(from.visibility(), to.visibility()));
    }
    var before = from.tables().stream().collect(Collectors.toMap(Table::id, table -> table));
    for (int i = 0; i < to.tables().size(); i++) {
      var table = to.tables().get(i);
      var old = before.remove(table.id());
      if (old == null) {
        findings.change(new Change.AddTable(table));
      } else {
        var at = Pointer.ROOT.child("tables").child(i);
        new TableDiff(new TablePair(from, old, to, table, at), findings).run();
      }
    }
    from.tables().stream().filter(table -> before.containsKey(table.id())).forEach(this::removed);
    views();
  }

  private void removed(Table table) {
    findings.refuse(
        DefinitionCode.TABLE_REMOVED,
        Pointer.ROOT.child("tables"),
        "The published table `" + table.name() + "` is missing.",
        "If it has another name now, give it `\"renamedFrom\": \""
            + table.name()
            + "\"`. "
            + NOT_PERFORMED);
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
