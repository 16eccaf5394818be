package dev.libretto.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text (RFC 8259, UTF-8) written straight to bytes, without a tree. It writes what it is told:
 * commas and brackets are the caller's.
 */
public final class JsonBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int size;

  /** Starts with room for this many bytes; it grows as needed. */
  public JsonBytes(int capacity) {
    this.bytes = new byte[Math.max(64, capacity)];
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** A copy of what has been written, exactly as long. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The buffer itself, valid up to {@link #size()}; the writer must not be used afterwards. */
  public byte[] buffer() {
    return bytes;
  }

  /** One ASCII character that is structure: a bracket, comma, colon or digit. */
  public void raw(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  /** Bytes that are already JSON. */
  public void raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, size, json.length);
    size += json.length;
  }

  /** ASCII text that is already JSON, such as a number. */
  @SuppressWarnings("deprecation") // The low bytes are what is wanted: the text is ASCII.
  public void raw(String ascii) {
    var length = ascii.length();
    room(length);
    ascii.getBytes(0, length, bytes, size);
    size += length;
  }

  /** Any text that is already JSON. */
  public void json(String json) {
    raw(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The literal null. */
  public void nothing() {
    raw(NULL);
  }

  /** A truth value. */
  public void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  /** An integer. */
  public void number(long value) {
    if (value >= 0 && value < 10) {
      raw((char) ('0' + value));
    } else {
      raw(Long.toString(value));
    }
  }

  /** {@code value} as two digits, 0 to 99. */
  public void twoDigits(int value) {
    room(2);
    bytes[size++] = (byte) ('0' + value / 10);
    bytes[size++] = (byte) ('0' + value % 10);
  }

  /** A string with its quotes; what JSON does not allow as it is becomes an escape. */
  public void string(String value) {
    var length = value.length();
    // Three bytes cover every char of UTF-16 (a pair takes four for two), six every escape.
    room(length * 3 + 2);
    bytes[size++] = '"';
    var index = 0;
    while (index < length) {
      var c = value.charAt(index);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
        index++;
      } else {
        index = special(value, index, c);
      }
    }
    room(1);
    bytes[size++] = '"';
  }

  private int special(String value, int index, char c) {
    var rest = (value.length() - index) * 3 + 8;
    room(rest);
    if (c < 0x80) {
      escape(c);
      return index + 1;
    }
    if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
      return index + 1;
    }
    if (Character.isHighSurrogate(c)
        && index + 1 < value.length()
        && Character.isLowSurrogate(value.charAt(index + 1))) {
      var point = Character.toCodePoint(c, value.charAt(index + 1));
      bytes[size++] = (byte) (0xF0 | (point >> 18));
      bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (point & 0x3F));
      return index + 2;
    }
    var safe = Character.isSurrogate(c) ? '\uFFFD' : c;
    bytes[size++] = (byte) (0xE0 | (safe >> 12));
    bytes[size++] = (byte) (0x80 | ((safe >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (safe & 0x3F));
    return index + 1;
  }

  private void escape(char c) {
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\n' -> bytes[size++] = 'n';
      case '\r' -> bytes[size++] = 'r';
      case '\t' -> bytes[size++] = 't';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 0xF];
      }
    }
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
