package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.kind.FieldKind;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Changes in words, one line each. */
public final class ChangeText {

  private ChangeText() {}

  /** A change with its classes and rows, unless it is safe. */
  public static String of(Assessed assessed) {
    var said = new ArrayList<String>();
    assessed.classes().stream()
        .filter(one -> one != ChangeClass.SAFE)
        .forEach(one -> said.add(one.word()));
    assessed.rows().ifPresent(rows -> said.add(rows == 1 ? "1 row" : rows + " rows"));
    assessed
        .preview()
        .filter(preview -> preview.loses() > 0)
        .ifPresent(
            preview -> said.add(preview.loses() + " would lose their value" + samples(preview)));
    var change = of(assessed.change());
    return said.isEmpty() ? change : change + " [" + list(said) + "]";
  }

  private static String samples(Assessed.Preview preview) {
    return preview.samples().isEmpty()
        ? ""
        : preview.samples().stream()
            .map(sample -> JsonText.of(Json.of(sample)))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  /** A change as people read it in a terminal, a log or a reply. */
  public static String of(Change change) {
    return switch (change) {
      case Change.CreateApp c -> "create app " + c.name();
      case Change.ChangeApp c -> "change app: " + list(c.keywords());
      case Change.ChangeVisibility c ->
          "change visibility from " + word(c.from()) + " to " + word(c.to());
      case Change.AddTable c -> "add table " + c.table().name();
      case Change.RemoveTable c -> "remove table " + c.table().name();
      case Change.RestoreTable c -> "restore table " + c.table().name();
      case Change.RemoveField c -> "remove field " + path(c.table(), c.field());
      case Change.RestoreField c -> "restore field " + path(c.table(), c.field());
      case Change.RetypeField c ->
          "retype field "
              + path(c.table(), c.field())
              + " from "
              + type(c.move().from().type())
              + " to "
              + type(c.field().type());
      case Change.RenameTable c -> "rename table " + c.from() + " to " + c.table().name();
      case Change.ChangeTable c -> "change table " + c.table().name() + ": " + list(c.keywords());
      case Change.ChangeAccess c ->
          "change access " + c.table().name() + ": " + list(c.operations()) + wider(c.wider());
      case Change.ChangeFieldRules c ->
          "change rules of "
              + path(c.table(), c.field())
              + ": "
              + list(c.keywords())
              + wider(c.wider());
      case Change.ChangeStates c ->
          "change states of " + c.table().name() + ": " + list(c.parts()) + wider(c.wider());
      case Change.ChangeHistory c ->
          "change history of " + c.table().name() + ": " + list(c.keywords());
      case Change.ChangeRoles c -> "change roles: " + list(c.roles());
      case Change.ChangeMembership c -> "change membership: " + list(c.keywords());
      case Change.AddField c -> "add field " + path(c.table(), c.field());
      case Change.RemoveComputed c -> "remove computed field " + path(c.table(), c.field());
      case Change.StoreComputed c -> "store computed field " + path(c.table(), c.field());
      case Change.RecomputeField c -> "recompute field " + path(c.table(), c.field());
      case Change.UnstoreComputed c ->
          "store computed field " + path(c.table(), c.field()) + " no longer";
      case Change.RenameField c ->
          "rename field " + c.table().name() + "." + c.from() + " to " + c.field().name();
      case Change.ChangeField c ->
          "change field " + path(c.table(), c.field()) + ": " + list(c.keywords());
      case Change.Require c -> "require " + path(c.table(), c.field());
      case Change.AllowEmpty c -> "allow empty " + path(c.table(), c.field());
      case Change.ChangeDefault c -> "change default of " + path(c.table(), c.field());
      case Change.ChangeOnDelete c -> "change onDelete of " + path(c.table(), c.field());
      case Change.ShowAsApp c -> "show " + path(c.table(), c.field()) + " with the app's authority";
      case Change.AddUnique c -> "add unique " + columns(c.table(), c.unique().fields());
      case Change.DropUnique c -> "drop unique " + columns(c.table(), c.unique().fields());
      case Change.AddCheck c -> "add check " + c.table().name() + "." + c.check().name();
      case Change.DropCheck c -> "drop check " + c.table().name() + "." + c.check().name();
      case Change.ChangeMessage c -> "change message of " + c.table().name() + "." + c.constraint();
      case Change.AddIndex c -> "add index " + columns(c.table(), c.index().fields());
      case Change.DropIndex c -> "drop index " + columns(c.table(), c.index().fields());
      case Change.AddTrigger c -> "add trigger " + c.name() + " on " + c.table().name();
      case Change.ChangeTrigger c -> "change trigger " + c.name() + ": " + list(c.keywords());
      case Change.RemoveTrigger c -> "remove trigger " + c.name();
      case Change.AddView c -> "add view " + c.name();
      case Change.ChangeView c -> "change view " + c.name();
      case Change.RemoveView c -> "remove view " + c.name();
    };
  }

  private static String wider(List<String> parts) {
    return parts.isEmpty() ? "" : " (wider: " + list(parts) + ")";
  }

  private static String type(FieldType type) {
    var name = FieldKind.of(type).name();
    return switch (type) {
      case FieldType.DecimalNumber(var scale, _, _) -> name + "(" + scale + ")";
      case FieldType.Money(var currency, _, _) -> name + "(" + currency + ")";
      case FieldType.Relation(var table, _) -> name + "(" + table + ")";
      default -> name;
    };
  }

  private static String path(Table table, Field field) {
    return table.name() + "." + field.name();
  }

  private static String columns(Table table, List<String> fields) {
    return table.name() + "(" + list(fields) + ")";
  }

  private static String list(List<String> words) {
    return String.join(", ", words);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
