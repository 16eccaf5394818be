package dev.libretto.server.cli;

import java.io.PrintWriter;
import java.util.Set;

/** Publishes one folder and tells the person at the terminal what came of it. */
final class Show {

  private final Engine engine;
  private final AppFolder app;
  private final String user;
  private final PrintWriter out;
  private final PrintWriter err;

  Show(Engine engine, AppFolder app, String user, PrintWriter out, PrintWriter err) {
    this.engine = engine;
    this.app = app;
    this.user = user;
    this.out = out;
    this.err = err;
  }

  /** Publishes a text of the definition; with problems the version before stays. */
  void publish(byte[] text) {
    switch (engine.publish(user, app.definition().toString(), text)) {
      case Publication.Published(var name, var version, var changes, var tables) -> {
        out.println("Published " + user + "/" + name + ", version " + version);
        if (version > 1) {
          changes.forEach(change -> out.println("  " + change));
        }
        seed(name, tables);
        tellWhere(name);
      }
      case Publication.Unchanged(var name, var version) -> {
        out.println("Nothing has changed since version " + version + " of " + user + "/" + name);
        tellWhere(name);
      }
      case Publication.KeptBack(var name, var changes, var consent) -> {
        err.println("Kept back: " + user + "/" + name + " would change like this");
        changes.forEach(change -> err.println("  " + change));
        err.println("Undo the change, or agree to it (the token is kept in builder-token):");
        err.println(
            "  LIBRETTO_TOKEN=… libretto publish %s --server %s --user %s --accept %s"
                .formatted(app.definition(), engine.console(), user, String.join(",", consent)));
      }
      case Publication.Refused(var report, var problems) -> {
        err.println(report.stripTrailing());
        err.println(
            (problems == 1 ? "1 problem" : problems + " problems")
                + ": not published. Correct it and save, it is read again.");
      }
    }
    out.flush();
    err.flush();
  }

  private void seed(String name, Set<String> tables) {
    if (tables.isEmpty() || app.data().isEmpty()) {
      return;
    }
    var seeding = engine.seed(user, name, tables, app.data());
    if (seeding.rows() > 0) {
      out.println("  " + seeding.rows() + " first rows from " + app.directory().resolve("data"));
    }
    seeding.problems().forEach(problem -> err.println(problem.text()));
  }

  private void tellWhere(String name) {
    out.println("  " + engine.pages().resolve("/u/" + user + "/" + name));
  }
}
