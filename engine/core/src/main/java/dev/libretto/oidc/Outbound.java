package dev.libretto.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Calls to providers, as far as their {@link Reach}: what a name resolves to is checked, and
 * exactly that is connected to. Redirects are not followed, and answers are bounded.
 */
public final class Outbound {

  private static final int LARGEST_ANSWER_BYTES = 256 * 1024;
  private static final long TIMEOUT_MILLIS = 10_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Vertx vertx;
  private final HttpClient client;
  private final Reach reach;

  /** How far calls go. Without TLS whoever reads along could sign in as the person. */
  public enum Reach {
    /** By https to public addresses: somebody who need not be trusted names them. */
    PUBLIC,
    /** By https to any address, by http to this machine alone: the operator names them. */
    TRUSTED,
    /** Anywhere, by http too: the operator allows it. */
    ANYWHERE
  }

  /** Calls out this far. */
  public Outbound(Vertx vertx, Reach reach) {
    this.vertx = vertx;
    this.reach = reach;
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(5_000));
  }

  /** Reads a JSON document. */
  Future<JsonNode> get(String address) {
    return send(HttpMethod.GET, address, Map.of("Accept", "application/json"), Buffer.buffer());
  }

  /** Sends a form and reads the JSON that comes back. */
  Future<JsonNode> post(String address, Map<String, String> headers, String form) {
    return send(HttpMethod.POST, address, headers, Buffer.buffer(form));
  }

  private Future<JsonNode> send(
      HttpMethod method, String address, Map<String, String> headers, Buffer body) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException notAnAddress) {
      return Future.failedFuture(new OidcFailure(address + " is no address"));
    }
    var https = "https".equals(uri.getScheme());
    if (uri.getHost() == null || !(https || mayBePlain(uri))) {
      return Future.failedFuture(new OidcFailure(address + " is no https address"));
    }
    var port = uri.getPort() > 0 ? uri.getPort() : https ? 443 : 80;
    return resolve(uri.getHost())
        .compose(ip -> {
          var options =
              new RequestOptions()
                  .setMethod(method)
                  .setAbsoluteURI(address)
                  .setServer(SocketAddress.inetSocketAddress(port, ip))
                  .setTimeout(TIMEOUT_MILLIS);
          headers.forEach(options::putHeader);
          return client.request(options);
        })
        .compose(request -> request.send(body))
        .compose(response -> read(address, response));
  }

  private boolean mayBePlain(URI uri) {
    return "http".equals(uri.getScheme())
        && switch (reach) {
          case PUBLIC -> false;
          case TRUSTED -> uri.getHost().equals("localhost") || uri.getHost().equals("127.0.0.1");
          case ANYWHERE -> true;
        };
  }

  private Future<String> resolve(String host) {
    return vertx
        .executeBlocking(() -> {
          var found = InetAddress.getAllByName(host)[0];
          if (reach == Reach.PUBLIC && !PublicAddress.is(found)) {
            throw new OidcFailure(host + " is not a public address");
          }
          return found.getHostAddress();
        })
        .map(address -> Objects.requireNonNull(address));
  }

  private static Future<JsonNode> read(String address, HttpClientResponse response) {
    if (response.statusCode() != 200) {
      response.request().reset();
      return Future.failedFuture(
          new OidcFailure(address + " answered with the status " + response.statusCode()));
    }
    Promise<JsonNode> promise = Promise.promise();
    var received = Buffer.buffer();
    response
        .handler(chunk -> {
          if (received.length() + chunk.length() > LARGEST_ANSWER_BYTES) {
            promise.tryFail(new OidcFailure(address + " answers too much"));
            response.request().reset();
          } else {
            received.appendBuffer(chunk);
          }
        })
        .exceptionHandler(promise::tryFail)
        .endHandler(_ -> {
          try {
            promise.tryComplete(JSON.readTree(received.getBytes()));
          } catch (IOException notJson) {
            promise.tryFail(new OidcFailure(address + " does not answer with JSON"));
          }
        });
    return promise.future();
  }
}
