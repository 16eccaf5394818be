package dev.libretto.benchmarks.item;

import dev.libretto.benchmarks.load.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A kind of request that is measured. */
public enum Scenario {
  /** One row by its id, any of them. */
  READ(200),
  /** 25 rows, filtered by two fields and sorted by a third. */
  LIST(200),
  /** A new row with a value for every field; the reply carries it. */
  INSERT(201),
  /** Two fields of a row, any of them; the reply carries the row. */
  UPDATE(200);

  private static final List<String> STATUSES =
      List.of("open", "planned", "started", "done", "dropped");

  private final int expectedStatus;

  Scenario(int expectedStatus) {
    this.expectedStatus = expectedStatus;
  }

  /** The status of every right answer. */
  public int expectedStatus() {
    return expectedStatus;
  }

  /** The name in arguments and results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scenario of that label. */
  public static Optional<Scenario> of(String label) {
    return Stream.of(values()).filter(scenario -> scenario.label().equals(label)).findFirst();
  }

  /**
   * Its requests.
   *
   * @param rows how many seeded rows there are to choose from
   */
  public Requests requests(HttpDialect dialect, int port, int rows) {
    return random -> {
      String request =
          switch (this) {
            case READ -> head("GET", dialect.collection() + anyId(random, rows), port) + "\r\n";
            case LIST -> head("GET", dialect.collection() + query(dialect, random), port) + "\r\n";
            case INSERT -> write("POST", dialect.collection(), dialect, port, newRow(random));
            case UPDATE ->
                write(
                    "PATCH",
                    dialect.collection() + anyId(random, rows),
                    dialect,
                    port,
                    change(random));
          };
      return request.getBytes(StandardCharsets.US_ASCII);
    };
  }

  private static String head(String method, String target, int port) {
    return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
  }

  private static String write(
      String method, String target, HttpDialect dialect, int port, String body) {
    return head(method, target, port)
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n"
        + dialect.writeHeaders()
        + "\r\n"
        + body;
  }

  private static String anyId(SplittableRandom random, int rows) {
    return "/" + ItemTable.seededId(1 + random.nextInt(rows));
  }

  private static String query(HttpDialect dialect, SplittableRandom random) {
    return String.format(
        Locale.ROOT, dialect.listQuery(), anyStatus(random), 400 + random.nextInt(200));
  }

  private static String anyStatus(SplittableRandom random) {
    return STATUSES.get(random.nextInt(STATUSES.size()));
  }

  private static String newRow(SplittableRandom random) {
    return """
    {"title":"Item %d, newly counted","description":"Came in by the back door and has not been \
    looked at since. Ask for the key before it is moved.","quantity":%d,"price":"%s",\
    "active":true,"due":"2026-0%d-1%d","seenAt":"2026-02-1%dT08:30:00Z","status":"%s",\
    "tags":["green","large"],"category":"category %d"}\
    """
        .formatted(
            random.nextInt(1_000_000),
            random.nextInt(1000),
            price(random),
            1 + random.nextInt(9),
            random.nextInt(10),
            random.nextInt(10),
            anyStatus(random),
            random.nextInt(50));
  }

  private static String change(SplittableRandom random) {
    return "{\"quantity\":" + random.nextInt(1000) + ",\"price\":\"" + price(random) + "\"}";
  }

  private static String price(SplittableRandom random) {
    return random.nextInt(1000) + "." + (10 + random.nextInt(90));
  }
}
