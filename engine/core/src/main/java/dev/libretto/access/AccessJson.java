package dev.libretto.access;

import dev.libretto.expression.ExpressionText;
import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Access reports and changes for programs to read. */
public final class AccessJson {

  private AccessJson() {}

  /** A whole report. */
  public static Json.Obj of(AccessReport report) {
    var members = new LinkedHashMap<String, Json>();
    members.put("app", Json.of(report.app()));
    members.put("visibility", Json.of(report.visibility().name().toLowerCase(Locale.ROOT)));
    members.put(
        "principals",
        new Json.Arr(report.principals().stream().map(one -> Json.of(one.name())).toList()));
    members.put(
        "tables",
        new Json.Arr(
            report.tables().stream().map(table -> of(table, report.principals())).toList()));
    members.put(
        "notifications",
        new Json.Arr(report.notifications().stream().map(AccessJson::of).toList()));
    return new Json.Obj(members);
  }

  private static Json of(Notified one) {
    var members = new LinkedHashMap<String, Json>();
    members.put("trigger", Json.of(one.trigger()));
    members.put("table", Json.of(one.table()));
    members.put("on", Json.of(one.on()));
    if (one.when() != null) {
      members.put("where", Json.of(ExpressionText.of(one.when())));
    }
    members.put("tells", texts(one.tells()));
    members.put("to", new Json.Arr(one.to().stream().map(AccessJson::of).toList()));
    return new Json.Obj(members);
  }

  /** {@code row} and {@code fields} are what the receiver may not be able to read otherwise. */
  private static Json of(Notified.Receiver receiver) {
    var members = new LinkedHashMap<String, Json>();
    switch (receiver) {
      case Notified.Receiver.Owner() -> members.put("principal", Json.of(Principal.BUILDER.name()));
      case Notified.Receiver.NamedBy(var field, var row, var fields) -> {
        members.put("namedBy", Json.of(field));
        members.put("row", Json.of(row));
        members.put("fields", texts(fields));
      }
      case Notified.Receiver.WithRole(var role, var row, var fields) -> {
        members.put("principal", Json.of(Principal.role(role).name()));
        members.put("row", Json.of(row));
        members.put("fields", texts(fields));
      }
    }
    return new Json.Obj(members);
  }

  private static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().<Json>map(Json::of).toList());
  }

  private static Json of(AccessReport.OfTable table, List<Principal> principals) {
    var rights = new ArrayList<Json>();
    table
        .verdicts()
        .forEach((right, verdicts) -> {
          var members = members(right);
          var who = new LinkedHashMap<String, Json>();
          for (int i = 0; i < verdicts.size(); i++) {
            who.put(principals.get(i).name(), of(verdicts.get(i)));
          }
          members.put("who", new Json.Obj(who));
          rights.add(new Json.Obj(members));
        });
    var members = new LinkedHashMap<String, Json>();
    members.put("table", Json.of(table.table()));
    members.put("rights", new Json.Arr(rights));
    return new Json.Obj(members);
  }

  /** Changes, in their order. */
  public static Json.Arr of(List<AccessChange> changes) {
    return new Json.Arr(changes.stream().map(AccessJson::of).toList());
  }

  private static Json of(AccessChange change) {
    var members = new LinkedHashMap<String, Json>();
    members.put("principal", Json.of(change.principal().name()));
    members.put("table", Json.of(change.table()));
    members.putAll(members(change.right()));
    members.put("change", Json.of(change.wider() ? "wider" : "narrower"));
    members.put("new", Json.of(!change.existing()));
    members.put("before", of(change.before()));
    members.put("after", of(change.after()));
    members.put("text", Json.of(change.text()));
    return new Json.Obj(members);
  }

  private static SequencedMap<String, Json> members(Right right) {
    var members = new LinkedHashMap<String, Json>();
    switch (right) {
      case Right.OnRows onRows -> members.put("operation", Json.of(onRows.word()));
      case Right.Move(var _, var name) -> members.put("transition", Json.of(name));
      case Right.ReadField(var _, var name, var asApp) -> {
        members.put("operation", Json.of("read"));
        members.put("field", Json.of(name));
        if (asApp) {
          members.put("as", Json.of("app"));
        }
      }
      case Right.WriteField(var _, var name) -> {
        members.put("operation", Json.of("write"));
        members.put("field", Json.of(name));
      }
    }
    return members;
  }

  private static Json of(Verdict verdict) {
    var members = new LinkedHashMap<String, Json>();
    switch (verdict) {
      case Verdict.Never _ -> members.put("allowed", Json.of("never"));
      case Verdict.Always _ -> members.put("allowed", Json.of("always"));
      case Verdict.Some(var rule) -> {
        members.put("allowed", Json.of("some"));
        members.put("where", Json.of(ExpressionText.of(rule)));
      }
    }
    return new Json.Obj(members);
  }
}
