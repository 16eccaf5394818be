package dev.libretto.access;

import dev.libretto.expression.ExpressionText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** Shows an access report as tables of text. */
public final class AccessText {

  private static final String GAP = "  ";

  private AccessText() {}

  /** The whole report. */
  public static String of(AccessReport report) {
    var text = new StringBuilder();
    text.append(report.app())
        .append(" is ")
        .append(report.visibility().name().toLowerCase(Locale.ROOT))
        .append('\n');
    for (var table : report.tables()) {
      text.append('\n').append(of(table, report.principals()));
    }
    report.notifications().forEach(one -> text.append('\n').append(of(one)));
    return text.toString();
  }

  private static String of(Notified one) {
    var text = new StringBuilder();
    text.append(one.trigger()).append(" tells of ").append(one.table());
    text.append(" on ").append(one.on());
    if (one.when() != null) {
      text.append(" where ").append(ExpressionText.of(one.when()));
    }
    text.append('\n').append(GAP).append("tells");
    text.append(GAP).append(one.tells().isEmpty() ? "no values" : String.join(", ", one.tells()));
    text.append('\n');
    for (var receiver : one.to()) {
      text.append(GAP).append("to").append(GAP).append(words(receiver)).append('\n');
    }
    return text.toString();
  }

  private static String words(Notified.Receiver receiver) {
    return switch (receiver) {
      case Notified.Receiver.Owner() -> "the builder";
      case Notified.Receiver.WithRole(var role, var row, var fields) ->
          row || !fields.isEmpty()
              ? role + ", who cannot always read " + beyond(row, fields)
              : role + ", who can read it anyhow";
      case Notified.Receiver.NamedBy(var field, var row, var fields) ->
          row || !fields.isEmpty()
              ? "whoever " + field + " names, and not everybody can read " + beyond(row, fields)
              : "whoever " + field + " names, and everybody can read it anyhow";
    };
  }

  private static String beyond(boolean row, List<String> fields) {
    var all = new ArrayList<>(fields);
    if (row) {
      all.addFirst("the row");
    }
    return String.join(", ", all);
  }

  private static String of(AccessReport.OfTable table, List<Principal> principals) {
    var notes = new LinkedHashSet<String>();
    var lines = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(table.table()));
    principals.forEach(principal -> head.add(title(principal)));
    lines.add(head);
    table
        .verdicts()
        .forEach((right, verdicts) -> {
          var line = new ArrayList<>(List.of(GAP + right.word()));
          verdicts.forEach(verdict -> line.add(cell(verdict, notes)));
          lines.add(line);
        });
    var text = new StringBuilder(aligned(lines));
    int number = 1;
    for (var note : notes) {
      text.append(GAP).append('[').append(number++).append("] ").append(note).append('\n');
    }
    return text.toString();
  }

  private static String title(Principal principal) {
    return switch (principal.kind()) {
      case ANONYMOUS -> "anonymous";
      case SIGNED_IN -> "signed in";
      case ROLE -> String.valueOf(principal.role());
      case ANY_ROLES -> "any roles";
      case BUILDER -> "builder";
    };
  }

  private static String cell(Verdict verdict, SequencedSet<String> notes) {
    return switch (verdict) {
      case Verdict.Never _ -> "never";
      case Verdict.Always _ -> "always";
      case Verdict.Some(var rule) -> {
        var note = ExpressionText.of(rule);
        notes.add(note);
        yield "some [" + (new ArrayList<>(notes).indexOf(note) + 1) + "]";
      }
    };
  }

  private static String aligned(List<List<String>> lines) {
    var widths = new int[lines.getFirst().size()];
    for (var line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (var line : lines) {
      var padded = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        padded.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length()).append(GAP);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
