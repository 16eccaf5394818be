package dev.libretto.serve.reply;

import dev.libretto.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered: a status, headers as name and value in turn, and a body or none. */
public final class Reply {

  private final int status;
  private final List<String> headers = new ArrayList<>(12);
  private @Nullable JsonBytes body;

  /** A reply with this HTTP status and no body yet. */
  public Reply(int status) {
    this.status = status;
  }

  /** Adds a header; its value must not come from a caller unencoded. */
  public Reply header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  /** Sets the body and its media type. */
  public Reply body(String mediaType, JsonBytes json) {
    this.body = json;
    return header("Content-Type", mediaType);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Names and values in turn. */
  public List<String> headers() {
    return headers;
  }

  /** The body, or null. */
  public @Nullable JsonBytes body() {
    return body;
  }
}
