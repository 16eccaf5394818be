package dev.libretto.store.account;

import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
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

/** Single statements of this package, with failures as the store reports them. */
final class Sql {

  private Sql() {}

  static Future<RowSet<Row>> run(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).recover(StoreFailure::failed);
  }

  static <T> Future<Optional<T>> one(
      SqlClient client, String sql, Tuple values, Function<Row, T> read) {
    return run(client, sql, values)
        .map(rows -> {
          for (var row : rows) {
            return Optional.of(read.apply(row));
          }
          return Optional.empty();
        });
  }

  static <T> Future<List<T>> all(
      SqlClient client, String sql, Tuple values, Function<Row, T> read) {
    return run(client, sql, values)
        .map(rows -> {
          var found = new ArrayList<T>();
          for (var row : rows) {
            found.add(read.apply(row));
          }
          return List.copyOf(found);
        });
  }

  /** Whether the statement changed anything. */
  static Future<Boolean> changed(SqlClient client, String sql, Tuple values) {
    return run(client, sql, values).map(rows -> rows.rowCount() > 0);
  }

  /** An instant as the driver takes it. */
  static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static Optional<Instant> optionalInstant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(at -> at.toInstant());
  }
}
