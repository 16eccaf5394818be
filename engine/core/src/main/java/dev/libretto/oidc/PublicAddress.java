package dev.libretto.oidc;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the open internet from those of somebody's own network. */
final class PublicAddress {

  private PublicAddress() {}

  /** Whether it is neither private, nor this machine, nor reserved (RFC 6890). */
  static boolean is(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    var first = bytes[0] & 0xFF;
    var second = bytes[1] & 0xFF;
    if (address instanceof Inet4Address) {
      return first != 0
          && first < 240
          && !(first == 100 && second >= 64 && second < 128)
          && !(first == 192 && second == 0 && bytes[2] == 0)
          && !(first == 198 && (second == 18 || second == 19));
    }
    // Global unicast is 2000::/3; of it 2002::/16 and 64:ff9b::/96 would lead back to IPv4.
    return (first & 0xE0) == 0x20 && !(first == 0x20 && second == 0x02);
  }
}
