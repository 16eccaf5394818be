package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.RowQuestion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change means before the rows have been asked: its classes in the worst case, and what to
 * ask.
 *
 * @param rows which rows it concerns
 * @param losing which of them lose something; without such rows nobody does
 */
public record Rating(
    Set<ChangeClass> classes, Optional<RowQuestion> rows, Optional<RowQuestion> losing) {

  private static final Rating SAFE = of(ChangeClass.SAFE);

  public Rating {
    classes = Set.copyOf(classes);
  }

  /** Rates a change. */
  public static Rating of(Change change) {
    return switch (change) {
      case Change.ChangeVisibility(var from, var to) when Widening.widens(from, to) ->
          of(ChangeClass.WIDENS_ACCESS);
      case Change.ChangeAccess access when !access.wider().isEmpty() ->
          of(ChangeClass.WIDENS_ACCESS);
      case Change.ChangeFieldRules rules when !rules.wider().isEmpty() ->
          of(ChangeClass.WIDENS_ACCESS);
      case Change.ChangeStates states when !states.wider().isEmpty() ->
          of(ChangeClass.WIDENS_ACCESS);
      case Change.ChangeMembership membership when membership.wider() ->
          of(ChangeClass.WIDENS_ACCESS);
      case Change.AddTrigger trigger when trigger.wider() -> of(ChangeClass.WIDENS_ACCESS);
      case Change.ChangeTrigger trigger when trigger.wider() -> of(ChangeClass.WIDENS_ACCESS);
      case Change.ShowAsApp _ -> of(ChangeClass.WIDENS_ACCESS);
      case Change.RemoveTable(var table) -> losing(new RowQuestion.Rows(table));
      case Change.RemoveField(var table, var field) ->
          losing(new RowQuestion.WithValue(table, field));
      case Change.RestoreTable(var table) -> concerning(new RowQuestion.Rows(table));
      case Change.RestoreField(var table, var field) ->
          concerning(new RowQuestion.WithValue(table, field));
      case Change.RetypeField retype -> retype(retype);
      case Change.AddField(_, var field) when field.type() instanceof FieldType.AutoNumber ->
          of(ChangeClass.NEEDS_BACKFILL);
      case Change.AddField(var table, var field) when field.isStoredComputed() -> filling(table);
      case Change.StoreComputed(var table, _) -> filling(table);
      case Change.RecomputeField(var table, _, _) -> filling(table);
      case Change _ -> SAFE;
    };
  }

  private static Rating retype(Change.RetypeField change) {
    var move = change.move();
    var with = new RowQuestion.WithValue(change.table(), move.from());
    return new Rating(
        EnumSet.of(ChangeClass.NEEDS_BACKFILL, ChangeClass.MAY_LOSE_DATA),
        Optional.of(with),
        Optional.of(
            move.conversion().saysLess()
                ? with
                : new RowQuestion.Inconvertible(change.table(), move.from(), move.conversion())));
  }

  private static Rating filling(Table table) {
    return new Rating(
        EnumSet.of(ChangeClass.NEEDS_BACKFILL),
        Optional.of(new RowQuestion.Rows(table)),
        Optional.empty());
  }

  private static Rating losing(RowQuestion rows) {
    return new Rating(EnumSet.of(ChangeClass.MAY_LOSE_DATA), Optional.of(rows), Optional.of(rows));
  }

  private static Rating concerning(RowQuestion rows) {
    return new Rating(EnumSet.of(ChangeClass.SAFE), Optional.of(rows), Optional.empty());
  }

  private static Rating of(ChangeClass only) {
    return new Rating(EnumSet.of(only), Optional.empty(), Optional.empty());
  }

  /** The classes once it is known how many rows lose something, the mildest first. */
  public List<ChangeClass> classes(long losingRows) {
    var found = EnumSet.copyOf(classes);
    if (losing.isPresent() && losingRows == 0) {
      found.remove(ChangeClass.MAY_LOSE_DATA);
    }
    return found.isEmpty() ? List.of(ChangeClass.SAFE) : List.copyOf(found);
  }
}
