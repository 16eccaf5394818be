package dev.libretto.publish.report;

import dev.libretto.json.Json;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.ChangeText;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes as JSON, for programs. */
public final class ChangeJson {

  private ChangeJson() {}

  /** A list of changes, in the order given. */
  public static Json.Arr of(List<Assessed> changes) {
    return new Json.Arr(changes.stream().<Json>map(ChangeJson::of).toList());
  }

  /**
   * One change: {@code change}, {@code table} and {@code field} (null where it is about none),
   * {@code classes}, {@code rows} (null where none are concerned), {@code message} and, of a
   * conversion, {@code preview}.
   */
  public static Json.Obj of(Assessed assessed) {
    var members = new LinkedHashMap<String, Json>();
    members.put("change", Json.of(name(assessed.change())));
    members.put("table", text(table(assessed.change())));
    members.put("field", text(field(assessed.change())));
    members.put(
        "classes",
        new Json.Arr(assessed.classes().stream().<Json>map(one -> Json.of(one.word())).toList()));
    members.put("rows", assessed.rows().<Json>map(Json::of).orElse(Json.NULL));
    members.put("message", Json.of(ChangeText.of(assessed)));
    assessed.preview().ifPresent(preview -> members.put("preview", preview(preview)));
    return new Json.Obj(members);
  }

  private static Json preview(Assessed.Preview preview) {
    var members = new LinkedHashMap<String, Json>();
    members.put("converts", Json.of(preview.converts()));
    members.put("loses", Json.of(preview.loses()));
    members.put("samples", new Json.Arr(preview.samples().stream().<Json>map(Json::of).toList()));
    return new Json.Obj(members);
  }

  /** The kind of change, such as {@code retypeField}. */
  private static String name(Change change) {
    var name = change.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static @Nullable String table(Change change) {
    Table table =
        switch (change) {
          case Change.AddTable c -> c.table();
          case Change.RemoveTable c -> c.table();
          case Change.RestoreTable c -> c.table();
          case Change.RenameTable c -> c.table();
          case Change.ChangeTable c -> c.table();
          case Change.ChangeAccess c -> c.table();
          case Change.ChangeFieldRules c -> c.table();
          case Change.ChangeStates c -> c.table();
          case Change.ChangeHistory c -> c.table();
          case Change.AddField c -> c.table();
          case Change.RemoveField c -> c.table();
          case Change.RestoreField c -> c.table();
          case Change.RetypeField c -> c.table();
          case Change.RemoveComputed c -> c.table();
          case Change.StoreComputed c -> c.table();
          case Change.RecomputeField c -> c.table();
          case Change.UnstoreComputed c -> c.table();
          case Change.RenameField c -> c.table();
          case Change.ChangeField c -> c.table();
          case Change.Require c -> c.table();
          case Change.AllowEmpty c -> c.table();
          case Change.ChangeDefault c -> c.table();
          case Change.ChangeOnDelete c -> c.table();
          case Change.ShowAsApp c -> c.table();
          case Change.AddUnique c -> c.table();
          case Change.DropUnique c -> c.table();
          case Change.AddCheck c -> c.table();
          case Change.DropCheck c -> c.table();
          case Change.ChangeMessage c -> c.table();
          case Change.AddIndex c -> c.table();
          case Change.DropIndex c -> c.table();
          case Change.AddTrigger c -> c.table();
          case Change.ChangeTrigger c -> c.table();
          case Change.RemoveTrigger c -> c.table();
          case Change.CreateApp _,
              Change.ChangeApp _,
              Change.ChangeVisibility _,
              Change.ChangeRoles _,
              Change.ChangeMembership _,
              Change.AddView _,
              Change.ChangeView _,
              Change.RemoveView _ ->
              null;
        };
    return table == null ? null : table.name();
  }

  private static @Nullable String field(Change change) {
    Field field =
        switch (change) {
          case Change.AddField c -> c.field();
          case Change.RemoveField c -> c.field();
          case Change.RestoreField c -> c.field();
          case Change.RetypeField c -> c.field();
          case Change.RemoveComputed c -> c.field();
          case Change.StoreComputed c -> c.field();
          case Change.RecomputeField c -> c.field();
          case Change.UnstoreComputed c -> c.field();
          case Change.RenameField c -> c.field();
          case Change.ChangeFieldRules c -> c.field();
          case Change.ChangeField c -> c.field();
          case Change.Require c -> c.field();
          case Change.AllowEmpty c -> c.field();
          case Change.ChangeDefault c -> c.field();
          case Change.ChangeOnDelete c -> c.field();
          case Change.ShowAsApp c -> c.field();
          default -> null;
        };
    return field == null ? null : field.name();
  }

  private static Json text(@Nullable String text) {
    return text == null ? Json.NULL : Json.of(text);
  }
}
