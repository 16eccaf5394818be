package dev.libretto.benchmarks.limit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a key makes its bearer, as the engine finds out: by the hash of the key, remembered for five
 * seconds. One for each event loop: it is not shared.
 */
final class Keys {
  private static final long REMEMBERED_NANOS = 5_000_000_000L;
  private static final String BEARER = "Bearer ";
  private static final String FIND = "SELECT \"caller\" FROM \"bench\".\"key\" WHERE \"hash\" = $1";

  private record Known(String caller, long sinceNanos) {}

  private final SqlClient database;
  private final MessageDigest sha256;
  private final Map<ByteBuffer, Known> known = new HashMap<>();

  Keys(SqlClient database) {
    this.database = database;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The caller; the empty text for nobody. */
  Future<String> caller(HttpServerRequest request) {
    @Nullable String authorization = request.getHeader("Authorization");
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return Future.succeededFuture("");
    }
    var key = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
    var hash = sha256.digest(key);
    var remembered = known.get(ByteBuffer.wrap(hash));
    long now = System.nanoTime();
    if (remembered != null && now - remembered.sinceNanos() < REMEMBERED_NANOS) {
      return Future.succeededFuture(remembered.caller());
    }
    return database
        .preparedQuery(FIND)
        .execute(Tuple.of(Buffer.buffer(hash)))
        .map(rows -> {
          var caller = rows.size() == 0 ? "" : rows.iterator().next().getString(0);
          known.put(ByteBuffer.wrap(hash), new Known(caller, now));
          return caller;
        });
  }
}
