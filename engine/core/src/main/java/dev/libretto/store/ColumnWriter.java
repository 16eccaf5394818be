package dev.libretto.store;

import dev.libretto.program.Field;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes one column of a result as JSON, in the form the REST surface promises. One for each way a
 * column can be decoded; chosen once, when a statement is compiled.
 */
enum ColumnWriter {
  /** Text of any kind. */
  TEXT {
    @Override
    void value(Object value, JsonBytes out) {
      out.string((String) value);
    }
  },
  /** A whole number. */
  INTEGER {
    @Override
    void value(Object value, JsonBytes out) {
      out.number(((Number) value).longValue());
    }
  },
  /** A stored decimal, with the digits its column keeps. */
  DECIMAL {
    @Override
    void value(Object value, JsonBytes out) {
      out.raw('"');
      out.raw(decimal(value).toPlainString());
      out.raw('"');
    }
  },
  /** A computed decimal: no zeros at its end. */
  COMPUTED_DECIMAL {
    @Override
    void value(Object value, JsonBytes out) {
      var number = decimal(value);
      out.raw('"');
      out.raw(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
      out.raw('"');
    }
  },
  /** A truth value. */
  BOOLEAN {
    @Override
    void value(Object value, JsonBytes out) {
      out.bool((Boolean) value);
    }
  },
  /** A date. */
  DATE {
    @Override
    void value(Object value, JsonBytes out) {
      out.raw('"');
      date((LocalDate) value, out);
      out.raw('"');
    }
  },
  /** A time of day. */
  TIME {
    @Override
    void value(Object value, JsonBytes out) {
      out.raw('"');
      time((LocalTime) value, out);
      out.raw('"');
    }
  },
  /** An instant, in UTC. */
  DATE_TIME {
    @Override
    void value(Object value, JsonBytes out) {
      var utc = ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC);
      out.raw('"');
      date(utc.toLocalDate(), out);
      out.raw('T');
      time(utc.toLocalTime(), out);
      out.raw('Z');
      out.raw('"');
    }
  },
  /** A list of texts. */
  TEXT_LIST {
    @Override
    void value(Object value, JsonBytes out) {
      out.raw('[');
      var first = true;
      for (var item : (String[]) value) {
        if (!first) {
          out.raw(',');
        }
        first = false;
        out.string(item);
      }
      out.raw(']');
    }
  },
  /** A UUID. */
  UUID_TEXT {
    @Override
    void value(Object value, JsonBytes out) {
      out.raw('"');
      out.raw(((UUID) value).toString());
      out.raw('"');
    }
  },
  /** JSON that PostgreSQL has written: the statement casts the column to text. */
  JSON_TEXT {
    @Override
    void value(Object value, JsonBytes out) {
      out.json((String) value);
    }
  };

  abstract void value(Object value, JsonBytes out);

  /** Writes the column at this position of the row, null where it has no value. */
  void write(Row row, int position, JsonBytes out) {
    @Nullable Object value = row.getValue(position);
    if (value == null) {
      out.nothing();
    } else {
      value(value, out);
    }
  }

  /** The writer for a field's own column. */
  static ColumnWriter of(Field field) {
    return switch (ColumnType.of(field)) {
      case TEXT -> TEXT;
      case INTEGER -> INTEGER;
      case DECIMAL -> field.origin() == Field.Origin.COMPUTED ? COMPUTED_DECIMAL : DECIMAL;
      case BOOLEAN -> BOOLEAN;
      case DATE -> DATE;
      case TIME -> TIME;
      case DATE_TIME -> DATE_TIME;
      case TEXT_LIST -> TEXT_LIST;
      case UUID -> UUID_TEXT;
      case JSON -> JSON_TEXT;
    };
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
  }

  private static void date(LocalDate date, JsonBytes out) {
    var year = date.getYear();
    if (year < 0 || year > 9999) {
      out.raw(date.toString());
      return;
    }
    out.twoDigits(year / 100);
    out.twoDigits(year % 100);
    out.raw('-');
    out.twoDigits(date.getMonthValue());
    out.raw('-');
    out.twoDigits(date.getDayOfMonth());
  }

  private static void time(LocalTime time, JsonBytes out) {
    out.twoDigits(time.getHour());
    out.raw(':');
    out.twoDigits(time.getMinute());
    out.raw(':');
    out.twoDigits(time.getSecond());
    var micros = time.getNano() / 1_000;
    if (micros != 0) {
      out.raw('.');
      var digits = Integer.toString(1_000_000 + micros);
      var end = digits.length();
      while (digits.charAt(end - 1) == '0') {
        end--;
      }
      out.raw(digits.substring(1, end));
    }
  }
}
