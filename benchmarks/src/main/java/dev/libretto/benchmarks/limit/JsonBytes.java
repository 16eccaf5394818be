package dev.libretto.benchmarks.limit;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/** JSON text as it grows, in UTF-8. Not for more than one thread. */
final class JsonBytes {
  private static final byte[] HEX = ascii("0123456789abcdef");

  private byte[] bytes;
  private int size;

  JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** Text that is ASCII for sure, turned into bytes once. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The text, not copied: nothing may be added after. */
  Buffer toBuffer() {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, 0, size));
  }

  void raw(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  void raw(char character) {
    reserve(1);
    bytes[size++] = (byte) character;
  }

  void string(String text) {
    reserve(text.length() + 2);
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= 0x80) {
        utf8(text.substring(i));
        break;
      }
      ascii(character);
    }
    raw('"');
  }

  void number(long value) {
    if (value >= 0 && value < 10) {
      raw((char) ('0' + value));
    } else {
      text(Long.toString(value));
    }
  }

  void bool(boolean value) {
    text(value ? "true" : "false");
  }

  void quoted(String ascii) {
    raw('"');
    text(ascii);
    raw('"');
  }

  void uuid(UUID value) {
    reserve(38);
    bytes[size++] = '"';
    hex(value.getMostSignificantBits(), 60, 32);
    bytes[size++] = '-';
    hex(value.getMostSignificantBits(), 28, 16);
    bytes[size++] = '-';
    hex(value.getMostSignificantBits(), 12, 0);
    bytes[size++] = '-';
    hex(value.getLeastSignificantBits(), 60, 48);
    bytes[size++] = '-';
    hex(value.getLeastSignificantBits(), 44, 0);
    bytes[size++] = '"';
  }

  void date(LocalDate value) {
    raw('"');
    day(value);
    raw('"');
  }

  /** An instant in UTC, with its microseconds only where they are not zero. */
  void instant(OffsetDateTime value) {
    var utc = value.withOffsetSameInstant(ZoneOffset.UTC);
    raw('"');
    day(utc.toLocalDate());
    raw('T');
    digits(utc.getHour(), 2);
    raw(':');
    digits(utc.getMinute(), 2);
    raw(':');
    digits(utc.getSecond(), 2);
    int micros = utc.getNano() / 1000;
    if (micros != 0) {
      raw('.');
      digits(micros, 6);
    }
    raw('Z');
    raw('"');
  }

  private void day(LocalDate value) {
    digits(value.getYear(), 4);
    raw('-');
    digits(value.getMonthValue(), 2);
    raw('-');
    digits(value.getDayOfMonth(), 2);
  }

  private void digits(int value, int count) {
    reserve(count);
    int rest = value;
    for (int at = size + count - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  private void hex(long value, int from, int to) {
    for (int shift = from; shift >= to; shift -= 4) {
      bytes[size++] = HEX[(int) (value >>> shift) & 15];
    }
  }

  @SuppressWarnings("deprecation") // the one copy of ASCII that needs no encoder
  private void text(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, size);
    size += ascii.length();
  }

  private void ascii(char character) {
    if (character == '"' || character == '\\') {
      raw('\\');
      raw(character);
    } else if (character < 0x20) {
      text("\\u00");
      reserve(2);
      hex(character, 4, 0);
    } else {
      raw(character);
    }
  }

  private void utf8(String text) {
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit >= 0) {
        ascii((char) unit);
      } else {
        reserve(1);
        bytes[size++] = unit;
      }
    }
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
