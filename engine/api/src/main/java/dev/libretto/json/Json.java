package dev.libretto.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259). Immutable; object members keep their order. */
public sealed interface Json {

  /** The literal {@code null}. */
  record Null() implements Json {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Json {}

  /** A number, exact as written. */
  record Num(BigDecimal value) implements Json {}

  /** A string of Unicode scalar values: lone surrogates never get this far. */
  record Str(String value) implements Json {}

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** An object without duplicate keys. */
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** The one null. */
  Json NULL = new Null();

  /** A string value. */
  static Json of(String value) {
    return new Str(value);
  }

  /** An integral value. */
  static Json of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /** A truth value. */
  static Json of(boolean value) {
    return new Bool(value);
  }
}
