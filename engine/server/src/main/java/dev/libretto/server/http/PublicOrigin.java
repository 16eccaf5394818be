package dev.libretto.server.http;

import java.net.URI;

/**
 * Scheme, host and port people reach the published apps by. Links in mails begin with it; they
 * never take a request's word for it, or its sender could have somebody else's link lead anywhere.
 */
public final class PublicOrigin {

  private final URI configured;
  private final boolean anyPort;
  private volatile URI known;

  /**
   * The operator's origin.
   *
   * @param anyPort whether the port is only known when the listener has one
   */
  public PublicOrigin(URI configured, boolean anyPort) {
    this.configured = configured;
    this.anyPort = anyPort;
    this.known = configured;
  }

  void listening(int port) {
    if (anyPort) {
      known = URI.create("http://" + configured.getHost() + ":" + port);
    }
  }

  /** The full address of a path. */
  public String address(String path) {
    return known + path;
  }

  /** Whether browsers must send cookies back over TLS alone. */
  boolean secure() {
    return "https".equals(known.getScheme());
  }
}
