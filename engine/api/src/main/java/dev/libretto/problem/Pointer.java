package dev.libretto.problem;

/**
 * A JSON Pointer (RFC 6901) into a definition. The empty text is the whole document; otherwise it
 * starts with a slash.
 */
public record Pointer(String text) {

  /** The whole document. */
  public static final Pointer ROOT = new Pointer("");

  /** The member {@code key} of the object at this pointer; the key is escaped here. */
  public Pointer child(String key) {
    return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
  }

  /** The element {@code index}, from 0, of the array at this pointer. */
  public Pointer child(int index) {
    return new Pointer(text + "/" + index);
  }

  @Override
  public String toString() {
    return text;
  }
}
