package dev.libretto.store.member;

import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks one statement and reads its rows, with the store's own failures. */
final class Answers {

  private Answers() {}

  static Future<RowSet<Row>> ask(SqlClient client, String sql, @Nullable Object... parameters) {
    var tuple = Tuple.tuple();
    for (var parameter : parameters) {
      tuple.addValue(
          switch (parameter) {
            case byte[] bytes -> Buffer.buffer(bytes);
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case List<?> texts -> texts.toArray(String[]::new);
            case null, default -> parameter;
          });
    }
    return client.preparedQuery(sql).execute(tuple).recover(StoreFailure::failed);
  }

  static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> reading) {
    for (var row : rows) {
      return Optional.of(reading.apply(row));
    }
    return Optional.empty();
  }

  static <T> List<T> all(RowSet<Row> rows, Function<Row, T> reading) {
    var all = new ArrayList<T>(rows.size());
    for (var row : rows) {
      all.add(reading.apply(row));
    }
    return List.copyOf(all);
  }
}
