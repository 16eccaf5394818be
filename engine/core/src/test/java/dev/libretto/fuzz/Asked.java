package dev.libretto.fuzz;

import dev.libretto.plan.Caller;
import dev.libretto.program.States;
import dev.libretto.program.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A request to the rows of an app, made up.
 *
 * @param path behind {@code /rest/v1/}
 */
record Asked(
    String method,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    byte[] body,
    Caller caller) {

  private static final List<String> PREFERENCES =
      List.of(
          "return=representation",
          "return=representation, count=exact",
          "return=minimal",
          "count=exact",
          "handling=strict",
          ",;=\"");
  private static final List<String> RANGES = List.of("0-5", "5-0", "0-", "1-1", "bytes=0-1", "-");
  private static final List<String> TAGS = List.of("\"1\"", "W/\"2\"", "*", "\"", "1");
  private static final List<String> INSTANTS =
      List.of(
          "2026-03-01T17:30:00Z",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999Z",
          "+1000000000-12-31T23:59:59Z",
          "now",
          "2026-03-01T17:30:00+14:00");

  /** A request about one of the tables or a row of it. */
  static Asked some(List<Table> tables, List<String> ids, RandomGenerator random) {
    var table = Bodies.table(tables, random);
    var id = ids.isEmpty() || random.nextInt(10) == 0 ? "x" : ids.get(random.nextInt(ids.size()));
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> of("GET", table.name(), Queries.some(table, random), null, random);
      case 3, 4, 5 ->
          of("POST", table.name(), columns(table, random), Bodies.some(table, random), random);
      case 6 ->
          of(
              "PATCH",
              table.name(),
              Queries.some(table, random),
              Bodies.some(table, random),
              random);
      case 7, 8 -> of("PATCH", table.name() + "/" + id, null, Bodies.some(table, random), random);
      case 9 -> of("DELETE", table.name() + "/" + id, null, null, random);
      case 10 -> of("GET", table.name() + "/" + id + memory(random), before(random), null, random);
      case 11 -> of("POST", table.name() + "/trash/" + id + "/restore", null, null, random);
      case 12 -> of("POST", "rpc/" + transition(table, random), null, moved(id), random);
      default ->
          of(
              random.nextInt(6) == 0 ? "DELETE" : "GET",
              table.name() + "/trash" + (random.nextInt(3) == 0 ? "/" + id : ""),
              before(random),
              null,
              random);
    };
  }

  private static @Nullable String columns(Table table, RandomGenerator random) {
    return random.nextInt(3) == 0 ? Queries.some(table, random) : null;
  }

  private static String memory(RandomGenerator random) {
    return random.nextBoolean() ? "/history" : "";
  }

  private static @Nullable String before(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> "before=" + random.nextLong(-1, Long.MAX_VALUE) + "&limit=" + random.nextInt(9);
      case 1, 2 -> "asOf=" + INSTANTS.get(random.nextInt(INSTANTS.size()));
      default -> null;
    };
  }

  private static String transition(Table table, RandomGenerator random) {
    var states = table.states();
    if (states == null || states.transitions().isEmpty()) {
      return "close";
    }
    List<States.Transition> all = Objects.requireNonNull(states).transitions();
    return all.get(random.nextInt(all.size())).name();
  }

  private static byte[] moved(String id) {
    return ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static Asked of(
      String method,
      String path,
      @Nullable String query,
      byte @Nullable [] body,
      RandomGenerator random) {
    var headers = new HashMap<String, String>();
    put(headers, "Prefer", PREFERENCES, 2, random);
    put(headers, "Range", RANGES, 8, random);
    put(headers, "If-Match", TAGS, 8, random);
    put(headers, "If-None-Match", TAGS, 8, random);
    put(headers, "Accept", List.of("application/vnd.pgrst.object+json", "text/csv"), 8, random);
    return new Asked(
        method, path, query, headers, body == null ? new byte[0] : body, caller(random));
  }

  private static void put(
      Map<String, String> headers,
      String name,
      List<String> values,
      int seldom,
      RandomGenerator random) {
    if (random.nextInt(seldom) == 0) {
      headers.put(name, values.get(random.nextInt(values.size())));
    }
  }

  private static Caller caller(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> Caller.ANONYMOUS;
      case 1 ->
          Caller.member(
              "00000000-0000-4000-8000-00000000000a",
              "ann@example.org",
              List.of("keeper", "admin"));
      default -> Caller.builder("demo");
    };
  }

  @Override
  public String toString() {
    return "%s %s?%s %s as %s: %s"
        .formatted(method, path, query, headers, caller, new String(body, StandardCharsets.UTF_8));
  }
}
