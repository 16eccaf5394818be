package dev.libretto.publish.diff;

import dev.libretto.definition.Visibility;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Move;
import java.util.List;

/** One difference between two versions of an app. Names are those of the version to come. */
public sealed interface Change {

  /** The app is new. */
  record CreateApp(String name) implements Change {}

  /** What people see of the app as a whole, or its time zone, is another. */
  record ChangeApp(List<String> keywords) implements Change {
    public ChangeApp {
      keywords = List.copyOf(keywords);
    }
  }

  /** Other people may come near the app. */
  record ChangeVisibility(Visibility from, Visibility to) implements Change {}

  /** A new table, with everything in it. */
  record AddTable(Table table) implements Change {}

  /** A published table is gone; it is parked with its rows. Names are those it had. */
  record RemoveTable(Table table) implements Change {}

  /** A parked table is there again, with its rows. */
  record RestoreTable(Table table) implements Change {}

  /** A table has another name; its rows stay where they are. */
  record RenameTable(Table table, String from) implements Change {}

  /** How people see a table is another. */
  record ChangeTable(Table table, List<String> keywords) implements Change {
    public ChangeTable {
      keywords = List.copyOf(keywords);
    }
  }

  /**
   * The rules of some operations on a table are others.
   *
   * @param operations {@code read, create, update, delete}
   * @param wider those of them that may be allowed to somebody new
   */
  record ChangeAccess(Table table, List<String> operations, List<String> wider) implements Change {
    public ChangeAccess {
      operations = List.copyOf(operations);
      wider = List.copyOf(wider);
    }
  }

  /**
   * When or to whom a field is open is another.
   *
   * @param keywords which of its conditions and rules differ
   * @param wider those that may let in whom they did not
   */
  record ChangeFieldRules(Table table, Field field, List<String> keywords, List<String> wider)
      implements Change {
    public ChangeFieldRules {
      keywords = List.copyOf(keywords);
      wider = List.copyOf(wider);
    }
  }

  /**
   * A table's state machine is another, is new or is gone.
   *
   * @param parts what of it: {@code field, initial} and the names of transitions
   * @param wider transitions that somebody may make who could not
   */
  record ChangeStates(Table table, List<String> parts, List<String> wider) implements Change {
    public ChangeStates {
      parts = List.copyOf(parts);
      wider = List.copyOf(wider);
    }
  }

  /** A table remembers for longer or shorter. */
  record ChangeHistory(Table table, List<String> keywords) implements Change {
    public ChangeHistory {
      keywords = List.copyOf(keywords);
    }
  }

  /** The roles members can have are others; {@code roles} names those that differ. */
  record ChangeRoles(List<String> roles) implements Change {
    public ChangeRoles {
      roles = List.copyOf(roles);
    }
  }

  /**
   * How one becomes a member is another.
   *
   * @param wider whether people may become members who could not
   */
  record ChangeMembership(List<String> keywords, boolean wider) implements Change {
    public ChangeMembership {
      keywords = List.copyOf(keywords);
    }
  }

  /** A new field. */
  record AddField(Table table, Field field) implements Change {}

  /** A published field is gone; its column is parked. The field is the one published. */
  record RemoveField(Table table, Field field) implements Change {}

  /** A parked field is there again, with its values. */
  record RestoreField(Table table, Field field) implements Change {}

  /** A field is of another type; its values are converted, and parked as they were. */
  record RetypeField(Table table, Move move, boolean restored) implements Change {
    /** The field as it will be. */
    public Field field() {
      return move.to();
    }
  }

  /**
   * A computed field is gone, or holds values of its own now; nothing of it is kept. The field is
   * the one published.
   */
  record RemoveComputed(Table table, Field field) implements Change {}

  /** The values of a computed field are stored, which were worked out each time they were read. */
  record StoreComputed(Table table, Field field) implements Change {}

  /** The stored values of a computed field are worked out otherwise, or of other columns. */
  record RecomputeField(Table table, Field from, Field field) implements Change {}

  /** The values of a field are worked out each time they are read, which were stored. */
  record UnstoreComputed(Table table, Field from, Field field) implements Change {}

  /** A field has another name; its values stay where they are. */
  record RenameField(Table table, Field field, String from) implements Change {}

  /** A field's declaration differs in ways that concern new values or the eye alone. */
  record ChangeField(Table table, Field field, List<String> keywords) implements Change {
    public ChangeField {
      keywords = List.copyOf(keywords);
    }
  }

  /** Rows must have a value from now on. */
  record Require(Table table, Field field) implements Change {}

  /** Rows may be without a value from now on. */
  record AllowEmpty(Table table, Field field) implements Change {}

  /** A required field gives rows that bring none another value, or none. */
  record ChangeDefault(Table table, Field field) implements Change {}

  /** Another thing happens to a row when the row it refers to is deleted. */
  record ChangeOnDelete(Table table, Field field, Table target) implements Change {}

  /**
   * A lookup or rollup shows what is in rows that those who see it may not read themselves, which
   * it did not before: more is seen than before.
   */
  record ShowAsApp(Table table, Field field) implements Change {}

  /** Values that occur once. */
  record AddUnique(Table table, Table.Unique unique) implements Change {}

  /** Values that may occur again. */
  record DropUnique(Table table, Table.Unique unique) implements Change {}

  /**
   * A new rule for every row.
   *
   * @param asked whether the rows there are have been asked about it
   */
  record AddCheck(Table table, Table.Check check, boolean asked) implements Change {}

  /** A rule that rows need not satisfy any longer. */
  record DropCheck(Table table, Table.Check check) implements Change {}

  /** A check or unique constraint tells people something else. */
  record ChangeMessage(Table table, String constraint) implements Change {}

  /** A new index. */
  record AddIndex(Table table, Table.Index index) implements Change {}

  /** An index that is no longer wanted. */
  record DropIndex(Table table, Table.Index index) implements Change {}

  /**
   * A new trigger.
   *
   * @param wider whether it may tell somebody what they could not know before
   */
  record AddTrigger(Table table, String name, boolean wider) implements Change {}

  /**
   * A trigger is another.
   *
   * @param keywords which of its parts differ
   * @param wider whether it may tell somebody what they could not know before
   */
  record ChangeTrigger(Table table, String name, List<String> keywords, boolean wider)
      implements Change {
    public ChangeTrigger {
      keywords = List.copyOf(keywords);
    }
  }

  /** A trigger is gone. The table is the one published. */
  record RemoveTrigger(Table table, String name) implements Change {}

  /** A new view. */
  record AddView(String name) implements Change {}

  /** A view shows something else, or otherwise. */
  record ChangeView(String name) implements Change {}

  /** A view is gone; the rows it showed are not. */
  record RemoveView(String name) implements Change {}
}
