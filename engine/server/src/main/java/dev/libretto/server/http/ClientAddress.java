package dev.libretto.server.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network address a request comes from, for counting tries. Each proxy adds to {@code
 * X-Forwarded-For} who came to it; what stands further left than the operator's own proxies is the
 * sender's own invention.
 */
final class ClientAddress {

  private static final String UNKNOWN = "unknown";
  private static final int NETWORK_BYTES = 8;

  private final int proxies;

  /** Behind so many proxies of the operator's. */
  ClientAddress(int proxies) {
    this.proxies = proxies;
  }

  /** The address, or for IPv6 the network: one customer has at least a whole /64. */
  String of(HttpServerRequest request) {
    var remote = request.remoteAddress();
    var peer = remote == null || remote.hostAddress() == null ? UNKNOWN : remote.hostAddress();
    if (proxies == 0) {
      return network(peer, peer);
    }
    var hops = String.join(",", request.headers().getAll("X-Forwarded-For")).split(",", -1);
    return network(hops[Math.max(0, hops.length - proxies)].strip(), peer);
  }

  private static String network(String address, String otherwise) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException notAnAddress) {
      return otherwise;
    }
  }
}
