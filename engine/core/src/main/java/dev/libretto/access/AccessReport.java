package dev.libretto.access;

import dev.libretto.definition.Visibility;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Who can do what with an app.
 *
 * @param principals the kinds of callers, in the order of all verdicts
 * @param notifications what is told to whom without asking the rules
 */
public record AccessReport(
    String app,
    Visibility visibility,
    List<Principal> principals,
    List<OfTable> tables,
    List<Notified> notifications) {

  public AccessReport {
    principals = List.copyOf(principals);
    tables = List.copyOf(tables);
    notifications = List.copyOf(notifications);
  }

  /**
   * Who can do what with a table. A field is listed when it has rules of its own or is sensitive;
   * every other one can be read, and written if it can be at all, with its row.
   *
   * @param verdicts one for each of the report's principals
   */
  public record OfTable(String table, SequencedMap<Right, List<Verdict>> verdicts) {}

  /** Computes it. */
  public static AccessReport of(Program program) {
    var principals = new ArrayList<>(List.of(Principal.ANONYMOUS, Principal.SIGNED_IN));
    program.roles().forEach(role -> principals.add(Principal.role(role.name())));
    principals.add(Principal.BUILDER);
    return new AccessReport(
        program.header().name(),
        program.visibility(),
        principals,
        program.tables().stream()
            .map(table -> of(table, principals, program.visibility()))
            .toList(),
        Notified.all(program));
  }

  private static OfTable of(Table table, List<Principal> principals, Visibility visibility) {
    var verdicts = new LinkedHashMap<Right, List<Verdict>>();
    for (var principal : principals) {
      verdicts(table, principal, visibility)
          .forEach((right, verdict) -> {
            if (canBe(right, table)) {
              verdicts.computeIfAbsent(right, _ -> new ArrayList<>()).add(verdict);
            }
          });
    }
    return new OfTable(table.name(), verdicts);
  }

  /** What is computed or looked up is written by nobody; no rule has to say so. */
  private static boolean canBe(Right right, Table table) {
    return !(right instanceof Right.WriteField(var id, var _))
        || table.fields().stream().anyMatch(field -> field.id().equals(id) && field.writable());
  }

  /** What a kind of caller may do with a table. */
  static Map<Right, Verdict> verdicts(Table table, Principal principal, Visibility visibility) {
    var known = principal.knowledge(Rights.neverNull(table));
    var reaches = principal.reaches(visibility);
    var rights =
        principal.kind() == Principal.Kind.BUILDER ? Rights.ofBuilder(table) : Rights.of(table);
    var verdicts = new LinkedHashMap<Right, Verdict>();
    rights.forEach((right, rule) ->
        verdicts.put(right, reaches ? Verdict.of(rule, known) : new Verdict.Never()));
    return verdicts;
  }
}
