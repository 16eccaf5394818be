package dev.libretto.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;

/**
 * The engine's connections to its one database. Connections are made when first needed, so opening
 * one neither waits nor fails.
 *
 * <p>There are two ways in, because they cost differently: {@link #client()} sends many callers'
 * single statements down one connection without waiting for each other's answers, {@link #pool()}
 * lends a connection to one caller for the length of a transaction.
 */
public final class Database {

  /** A statement of a table with 200 fields and the widest filter still fits. */
  private static final int LONGEST_CACHED_STATEMENT_CHARS = 16_384;

  private static final int CACHED_STATEMENTS_PER_CONNECTION = 512;

  /** Above this many waiting callers the next is told at once that the engine is busy. */
  private static final int LONGEST_QUEUE = 8_192;

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  /** A server process never gives back what it has cached about tables; a new one starts small. */
  private static final int CONNECTION_LIFETIME_MINUTES = 20;

  /**
   * What takes longer than this is ended, so that one expensive question cannot hold a connection
   * for good. Publishing and the platform's own changes put {@link #NO_TIMEOUT} before theirs.
   */
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(15);

  /** For transactions whose statements take as long as they take. */
  static final String NO_TIMEOUT = "SET LOCAL statement_timeout = 0";

  private final SqlClient client;
  private final Pool pool;
  private final Supplier<Future<SqlConnection>> connect;
  private final Wall wall;
  private final int poolSize;
  private final News news = new News();

  private Database(
      SqlClient client,
      Pool pool,
      Supplier<Future<SqlConnection>> connect,
      Wall wall,
      int poolSize) {
    this.client = client;
    this.pool = pool;
    this.connect = connect;
    this.wall = wall;
    this.poolSize = poolSize;
  }

  /** Opens the database; the first statement makes the first connection. */
  public static Database open(Vertx vertx, DatabaseSettings settings) {
    var connect = connectOptions(settings);
    var client =
        PgBuilder.client()
            .using(vertx)
            .with(poolOptions(settings, "libretto-statements"))
            .connectingTo(connect)
            .build();
    var pool =
        PgBuilder.pool()
            .using(vertx)
            .with(poolOptions(settings, "libretto-transactions"))
            .connectingTo(connect)
            .build();
    return new Database(
        client,
        pool,
        () ->
            PgConnection.connect(
                    vertx, new PgConnectOptions(connect).setCachePreparedStatements(false))
                .map(connection -> connection),
        settings.wall(),
        settings.poolSize());
  }

  private static PgConnectOptions connectOptions(DatabaseSettings settings) {
    return secured(plain(settings), settings.tls());
  }

  /** The driver checks a certificate whenever it is told whom to trust; libpq's modes say when. */
  private static PgConnectOptions secured(PgConnectOptions options, DatabaseTls tls) {
    var mode =
        tls.mode() == DatabaseTls.Mode.REQUIRE && tls.rootCertificate().isPresent()
            ? DatabaseTls.Mode.VERIFY_CA
            : tls.mode();
    var ssl = new ClientSSLOptions().setTrustOptions(trusted(tls));
    return switch (mode) {
      case DISABLE -> options.setSslMode(SslMode.DISABLE);
      case PREFER ->
          options
              .setSslMode(SslMode.PREFER)
              .setSslOptions(new ClientSSLOptions().setTrustAll(true));
      case REQUIRE ->
          options
              .setSslMode(SslMode.REQUIRE)
              .setSslOptions(new ClientSSLOptions().setTrustAll(true));
      case VERIFY_CA ->
          options
              .setSslMode(SslMode.VERIFY_CA)
              .setSslOptions(ssl.setHostnameVerificationAlgorithm(""));
      case VERIFY_FULL ->
          options
              .setSslMode(SslMode.VERIFY_FULL)
              .setSslOptions(ssl.setHostnameVerificationAlgorithm("HTTPS"));
    };
  }

  private static TrustOptions trusted(DatabaseTls tls) {
    if (tls.rootCertificate().isPresent()) {
      return new PemTrustOptions().addCertPath(tls.rootCertificate().get().toString());
    }
    try {
      var machines = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      machines.init((KeyStore) null);
      return TrustOptions.wrap(machines.getTrustManagers()[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform trusts somebody", e);
    }
  }

  private static PgConnectOptions plain(DatabaseSettings settings) {
    return new PgConnectOptions()
        .setHost(settings.host())
        .setPort(settings.port())
        .setDatabase(settings.database())
        .setUser(settings.user())
        .setPassword(settings.password())
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS_PER_CONNECTION)
        .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_STATEMENT_CHARS)
        .addProperty("application_name", "libretto")
        .addProperty("TimeZone", "UTC")
        // Short statements only: compiling them costs more than it can save.
        .addProperty("jit", "off")
        .addProperty("statement_timeout", Long.toString(LONGEST_STATEMENT.toMillis()))
        // Whatever the server's settings are, a backslash in a quoted text stands for itself.
        // What a publication passes over (an index that is not there) is no news for the log.
        .addProperty("client_min_messages", "warning")
        .addProperty("standard_conforming_strings", "on")
        // A name without a schema finds nothing, so a statement cannot reach a table by accident.
        .addProperty("search_path", "pg_catalog");
  }

  private static PoolOptions poolOptions(DatabaseSettings settings, String name) {
    return new PoolOptions()
        .setName(name)
        .setMaxSize(settings.poolSize())
        .setMaxWaitQueueSize(LONGEST_QUEUE)
        .setConnectionTimeout(CONNECT_TIMEOUT_SECONDS)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
        .setMaxLifetime(CONNECTION_LIFETIME_MINUTES)
        .setMaxLifetimeUnit(TimeUnit.MINUTES);
  }

  /** For single statements: pipelined, no transaction. */
  public SqlClient client() {
    return client;
  }

  /** For transactions: each borrows a connection for itself. */
  public Pool pool() {
    return pool;
  }

  /**
   * A connection outside of both, which whoever asks for it closes: for work whose statements and
   * tables nobody will meet again, and which would fill up the caches of a connection that stays.
   */
  Future<SqlConnection> alone() {
    return connect.get();
  }

  /** The most connections each of the two may have. */
  public int poolSize() {
    return poolSize;
  }

  /** Where to learn that triggers may have been told something. */
  public News news() {
    return news;
  }

  /** Whether statements on an app's rows run under the app's role. */
  public Wall wall() {
    return wall;
  }

  /** Ends all connections once what they are doing is done. */
  public Future<Void> close() {
    return Future.join(client.close(), pool.close()).mapEmpty();
  }
}
