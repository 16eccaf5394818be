package dev.libretto.access;

import java.util.Locale;

/** Something that can be done to the rows of a table, or with one of their fields. */
public sealed interface Right {

  /** What tells it from the table's other rights in every version: ids, not names. */
  String key();

  /** What its author calls it, such as {@code read}, {@code write phone} or {@code giveBack}. */
  String word();

  /** What can be done to whole rows. */
  enum OnRows implements Right {
    /** See that they are there. */
    READ,
    /** Make new ones. */
    CREATE,
    /** Give those one can read other values. */
    UPDATE,
    /** End those one can read. */
    DELETE;

    @Override
    public String key() {
      return word();
    }

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Make a transition. */
  record Move(String id, String name) implements Right {
    @Override
    public String key() {
      return "move " + id;
    }

    @Override
    public String word() {
      return name;
    }
  }

  /**
   * See the value of a field.
   *
   * @param asApp whether it shows what the rules of other tables may hide from who reads it
   */
  record ReadField(String id, String name, boolean asApp) implements Right {
    @Override
    public String key() {
      return "read " + id;
    }

    @Override
    public String word() {
      return "read " + name + (asApp ? " (as the app)" : "");
    }
  }

  /** Give a field a value, in a new row or one there is. */
  record WriteField(String id, String name) implements Right {
    @Override
    public String key() {
      return "write " + id;
    }

    @Override
    public String word() {
      return "write " + name;
    }
  }
}
