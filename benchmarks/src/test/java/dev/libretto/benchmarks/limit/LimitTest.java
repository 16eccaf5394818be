package dev.libretto.benchmarks.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.item.SameAnswers;
import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.load.HttpConnection;
import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitTest {
  private static final int ROWS = 2000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseAddress database = TestPostgres.shared().freshDatabase();
  private int port;

  @BeforeAll
  void start() throws IOException {
    LimitTable.create().forEach(this::sql);
    LimitTable.places().fill().forEach(this::sql);
    for (var kind : Kind.values()) {
      var table = LimitTable.table(kind);
      sql(table.withoutAutovacuum());
      sql(table.fill(ROWS));
      sql(table.tidy());
    }
    port = freePort();
    LimitMain.start(
            vertx,
            port,
            new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.database())
                .setUser(database.user())
                .setPassword(database.password()))
        .await();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  @ParameterizedTest
  @EnumSource
  void answersEveryRequestOfAScenario(Scenario scenario) throws IOException {
    sql(LimitTable.table(scenario.kind()).resetVersions());
    for (var answer : answers(scenario, 50)) {
      var row = answer.isArray() ? answer.get(0) : answer;

      var keys = new ArrayList<String>();
      row.fieldNames().forEachRemaining(keys::add);
      var expected =
          new ArrayList<>(List.of("id", "createdAt", "createdBy", "updatedAt", "version"));
      expected.addAll(ItemColumns.KEYS);
      if (scenario.kind() == Kind.PLACED) {
        expected.add("shelf");
      }
      assertEquals(expected, keys);
    }
    sql(LimitTable.table(scenario.kind()).fill(ROWS));
  }

  @Test
  void listsAFullPageFilteredAndSorted() throws IOException {
    for (var rows : answers(Scenario.LIST, 10)) {
      assertEquals(25, rows.size());
      for (int i = 0; i < 25; i++) {
        assertEquals(rows.get(0).get("status"), rows.get(i).get("status"));
        assertTrue(rows.get(i).get("quantity").intValue() >= 400);
        assertTrue(
            i == 0
                || rows.get(i - 1)
                        .get("due")
                        .textValue()
                        .compareTo(rows.get(i).get("due").textValue())
                    <= 0);
      }
    }
  }

  @Test
  void raisesTheVersionOfWhatItUpdates() throws IOException {
    for (var row : answers(Scenario.UPDATE, 5)) {
      assertTrue(row.get("version").intValue() > 1);
      assertTrue(row.get("updatedAt").textValue().compareTo("2021") > 0);
      assertTrue(row.get("createdAt").textValue().compareTo("2021") < 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT_LOGGED", "UPDATE_LOGGED", "UPDATE_MATCHED", "DELETE_LOGGED"})
  void logsAChangeWithItsImage(Scenario scenario) throws IOException {
    sql("TRUNCATE " + LimitTable.CHANGE_LOG);
    sql(LimitTable.table(Kind.ITEM).resetVersions());

    var answers = answers(scenario, 4);

    var logged =
        texts(
            "SELECT kind || (before IS NULL) || (after IS NULL) || row_id || version FROM "
                + LimitTable.CHANGE_LOG
                + " ORDER BY seq");
    var images =
        switch (scenario) {
          case INSERT_LOGGED -> "ctruefalse";
          case DELETE_LOGGED -> "dfalsetrue";
          default -> "ufalsefalse";
        };
    assertEquals(
        answers.stream()
            .map(row -> images + row.get("id").textValue() + row.get("version").intValue())
            .toList(),
        logged);
    sql(LimitTable.table(Kind.ITEM).fill(ROWS));
  }

  @ParameterizedTest
  @EnumSource(names = {"READ_RULED", "LIST_RULED", "LIST_TWO_HOPS"})
  void showsNobodyWhatIsTheCallers(Scenario scenario) throws IOException {
    var stranger = HttpDialect.limit("lbk_stranger");
    try (var connection = HttpConnection.open(port, Duration.ofSeconds(10))) {
      var request = scenario.requests(stranger, port, ROWS).next(new SplittableRandom(1));

      assertEquals(401, connection.exchange(request));
    }
  }

  @Test
  void changesNothingInAnotherVersion() throws IOException {
    sql(LimitTable.table(Kind.ITEM).resetVersions());
    var requests = Scenario.UPDATE_MATCHED.requests(HttpDialect.limit(LimitTable.KEY), port, 1);
    var random = new SplittableRandom(7);
    try (var connection = HttpConnection.open(port, Duration.ofSeconds(10))) {
      var first = requests.next(random);

      assertEquals(200, connection.exchange(first));
      assertEquals(404, connection.exchange(first));
      assertEquals(200, connection.exchange(requests.next(random)));
    }
  }

  @Test
  void forgetsWhatALoadInserted() throws IOException {
    answers(Scenario.INSERT, 3);

    sql(LimitTable.table(Kind.ITEM).removeInserted());

    assertEquals(Optional.of((long) ROWS), count().map(Number::longValue));
  }

  @Test
  void tellsTheShapeOfItsTable() {
    var rows = TestPostgres.shared().query(database, LimitTable.table(Kind.ITEM).shape());

    var shape = new ArrayList<String>();
    rows.forEach(row -> shape.add(row.getString(0)));
    assertEquals(ItemColumns.COLUMNS.size() + 5 + 2, shape.size());
    assertTrue(shape.contains("index on 13 11 0 0 false"), shape.toString());
    assertTrue(shape.stream().anyMatch(line -> line.startsWith("numeric(38,2) ")));
  }

  @Test
  void answersLikeItself() throws IOException {
    var dialect = HttpDialect.limit(LimitTable.KEY);

    assertEquals(
        Optional.empty(),
        SameAnswers.difference(
            List.of(Scenario.READ, Scenario.LIST_TWO_HOPS), dialect, port, dialect, port, ROWS));
  }

  @Test
  void showsADifferenceInWords() throws IOException {
    var other = new HttpDialect("/", "logged", "?minQuantity=900&status=%s&never=%d", "", "");

    var difference =
        SameAnswers.difference(
            List.of(Scenario.LIST), HttpDialect.limit(LimitTable.KEY), port, other, port, ROWS);

    assertTrue(difference.orElseThrow().startsWith("The targets answer a list differently"));
  }

  @Test
  void hasTheFieldsOfTheDefinition() throws IOException {
    var definition = MAPPER.readTree(Files.readString(Path.of("definition", "app.json")));

    var names = new ArrayList<String>();
    definition.at("/tables/0/fields").forEach(field -> names.add(field.get("name").textValue()));
    assertEquals(ItemColumns.KEYS, names);
  }

  private List<JsonNode> answers(Scenario scenario, int count) throws IOException {
    var requests = scenario.requests(HttpDialect.limit(LimitTable.KEY), port, ROWS);
    var random = new SplittableRandom(7);
    var answers = new ArrayList<JsonNode>();
    try (var connection = HttpConnection.open(port, Duration.ofSeconds(10))) {
      for (int i = 0; i < count; i++) {
        assertEquals(scenario.expectedStatus(), connection.exchange(requests.next(random)));
        answers.add(MAPPER.readTree(connection.body()));
      }
    }
    return answers;
  }

  private void sql(String statement) {
    TestPostgres.shared().query(database, statement);
  }

  private List<String> texts(String query) {
    var texts = new ArrayList<String>();
    TestPostgres.shared().query(database, query).forEach(row -> texts.add(row.getString(0)));
    return texts;
  }

  private Optional<Number> count() {
    var rows =
        TestPostgres.shared()
            .query(database, "SELECT count(*) FROM " + LimitTable.table(Kind.ITEM).name());
    return Optional.of(rows.iterator().next().getLong(0));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
