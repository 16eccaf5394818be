package dev.libretto.server.http;

import dev.libretto.account.Visitor;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells where a request comes from. Anybody can write an {@code X-Forwarded-For} header, so of its
 * entries only those are believed that the operator's own proxies have appended.
 */
final class ClientAddress {

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final int proxies;

  ClientAddress(int proxies) {
    this.proxies = proxies;
  }

  Visitor of(HttpServerRequest request) {
    var peer = request.remoteAddress();
    var hops = new ArrayList<String>();
    if (proxies > 0) {
      for (var header : request.headers().getAll("X-Forwarded-For")) {
        hops.addAll(List.of(header.split(",")));
      }
    }
    hops.add(peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress());
    var told = hops.get(Math.max(0, hops.size() - 1 - proxies)).strip();
    return new Visitor(
        ADDRESS.matcher(told).matches() ? network(told) : "unknown",
        Optional.ofNullable(request.getHeader("User-Agent")));
  }

  /** One person has a whole /64 of IPv6: counting single addresses of it would count nobody. */
  private static String network(String address) {
    if (address.indexOf(':') < 0 || address.indexOf('.') >= 0) {
      return address;
    }
    var groups = new ArrayList<String>();
    var halves = address.split("::", 2);
    for (var group : halves[0].split(":")) {
      if (!group.isEmpty()) {
        groups.add(group.replaceFirst("^0+(?=.)", ""));
      }
    }
    while (groups.size() < 4) {
      groups.add("0");
    }
    return String.join(":", groups.subList(0, 4)) + "::/64";
  }
}
