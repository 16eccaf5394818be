package dev.libretto.benchmarks.item;

import dev.libretto.benchmarks.load.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A kind of request that is measured. */
public enum Scenario {
  /** One row by its id, any of them. */
  READ(Verb.READ, Kind.ITEM),
  /** 25 rows, filtered by two fields and sorted by a third. */
  LIST(Verb.LIST, Kind.ITEM),
  /** A new row with a value for every field; the reply carries it. */
  INSERT(Verb.INSERT, Kind.ITEM),
  /** Two fields of a row, any of them; the reply carries the row. */
  UPDATE(Verb.UPDATE, Kind.ITEM),
  /** As {@link #INSERT}, and the limit keeps a change log too. */
  INSERT_LOGGED(Verb.INSERT, Kind.ITEM),
  /** As {@link #UPDATE}, and the limit keeps a change log too. */
  UPDATE_LOGGED(Verb.UPDATE, Kind.ITEM),
  /** As {@link #UPDATE_LOGGED}, of one row after the other and only in the version it was read. */
  UPDATE_MATCHED(Verb.MATCHED_UPDATE, Kind.ITEM),
  /** One row after the other goes; the reply carries it, and the limit keeps a change log too. */
  DELETE_LOGGED(Verb.DELETE, Kind.ITEM),
  /** As {@link #READ}, by a caller with a key, of rows that a rule makes theirs. */
  READ_RULED(Verb.READ, Kind.OWNED),
  /** As {@link #LIST}, by a caller with a key, of rows that a rule makes theirs. */
  LIST_RULED(Verb.LIST, Kind.OWNED),
  /** As {@link #LIST}, by a caller with a key, under a rule that follows two relations. */
  LIST_TWO_HOPS(Verb.LIST, Kind.PLACED);

  private enum Verb {
    READ,
    LIST,
    INSERT,
    UPDATE,
    MATCHED_UPDATE,
    DELETE
  }

  private static final List<String> STATUSES =
      List.of("open", "planned", "started", "done", "dropped");

  private final Verb verb;
  private final Kind kind;

  Scenario(Verb verb, Kind kind) {
    this.verb = verb;
    this.kind = kind;
  }

  /** The table it is about. */
  public Kind kind() {
    return kind;
  }

  /** Whether a log of changes has to be kept by the limit too. */
  public boolean logged() {
    return switch (this) {
      case INSERT_LOGGED, UPDATE_LOGGED, UPDATE_MATCHED, DELETE_LOGGED -> true;
      default -> false;
    };
  }

  /** Whether it changes rows, so that each turn begins with putting the table in order. */
  public boolean writes() {
    return verb != Verb.READ && verb != Verb.LIST;
  }

  /** The status of every right answer. */
  public int expectedStatus() {
    return verb == Verb.INSERT ? 201 : 200;
  }

  /** The name in arguments and results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The scenario of that label. */
  public static Optional<Scenario> of(String label) {
    return Stream.of(values()).filter(scenario -> scenario.label().equals(label)).findFirst();
  }

  /** All labels, as a list for people. */
  public static String labels() {
    return String.join(",", Stream.of(values()).map(Scenario::label).toList());
  }

  /**
   * Its requests.
   *
   * @param rows how many seeded rows there are to choose from
   */
  public Requests requests(HttpDialect dialect, int port, int rows) {
    var table = dialect.root() + (logged() ? dialect.logged() : kind.label());
    var sent = new AtomicInteger();
    return random -> {
      String request =
          switch (verb) {
            case READ ->
                head("GET", table + "/" + ItemTable.seededId(readable(random, rows)), port)
                    + signed(dialect)
                    + "\r\n";
            case LIST ->
                head("GET", table + query(dialect, random), port) + signed(dialect) + "\r\n";
            case INSERT -> write("POST", table, dialect, port, "", newRow(random));
            case UPDATE ->
                write(
                    "PATCH",
                    table + "/" + ItemTable.seededId(1 + random.nextInt(rows)),
                    dialect,
                    port,
                    "",
                    change(random));
            case MATCHED_UPDATE -> {
              // Each row in turn, so that nobody else has the row that is being changed and its
              // version is known without asking.
              int turn = sent.getAndIncrement();
              yield write(
                  "PATCH",
                  table + "/" + ItemTable.seededId(1 + turn % rows),
                  dialect,
                  port,
                  "If-Match: \"" + (1 + turn / rows) + "\"\r\n",
                  change(random));
            }
            case DELETE ->
                head("DELETE", table + "/" + ItemTable.seededId(1 + next(sent, rows)), port)
                    + dialect.writeHeaders()
                    + "\r\n";
          };
      return request.getBytes(StandardCharsets.US_ASCII);
    };
  }

  private static int next(AtomicInteger sent, int rows) {
    int next = sent.getAndIncrement();
    if (next >= rows) {
      throw new IllegalStateException(
          "All " + rows + " rows are deleted: measure with more --rows or fewer --seconds");
    }
    return next;
  }

  /** Every second row of a table with a rule is the caller's. */
  private int readable(SplittableRandom random, int rows) {
    int any = random.nextInt(rows);
    return kind == Kind.ITEM ? 1 + any : 2 * (1 + any / 2);
  }

  private String signed(HttpDialect dialect) {
    return kind == Kind.ITEM ? "" : "Authorization: Bearer " + dialect.key() + "\r\n";
  }

  private static String head(String method, String target, int port) {
    return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
  }

  private static String write(
      String method, String target, HttpDialect dialect, int port, String headers, String body) {
    return head(method, target, port)
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n"
        + headers
        + dialect.writeHeaders()
        + "\r\n"
        + body;
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
