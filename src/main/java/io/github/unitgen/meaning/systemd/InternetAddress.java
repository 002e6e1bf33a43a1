package io.github.unitgen.meaning.systemd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port, and the host as it is written before it. An empty host means all hosts. */
public record InternetAddress(String host, String port) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:([0-9.]+|\\[[0-9A-Fa-f:.]+]):)?([0-9]{1,5})");

  /**
   * Returns the address in a value of {@code ListenStream=} or a similar setting. Empty for paths,
   * names and values with specifiers.
   */
  public static Optional<InternetAddress> of(String value) {
    Matcher written = WRITTEN.matcher(value);
    if (!written.matches()) {
      return Optional.empty();
    }
    String host = written.group(1) == null ? "" : written.group(1);
    return Optional.of(new InternetAddress(host, written.group(2)));
  }

  /**
   * Whether two sockets cannot listen at both addresses. {@code apart} says whether a socket for
   * all hosts of IPv6 leaves IPv4 free.
   */
  public boolean isTakenBy(InternetAddress other, boolean apart) {
    return port.equals(other.port)
        && (host.equals(other.host) || covers(other, apart) || other.covers(this, apart));
  }

  private boolean covers(InternetAddress other, boolean apart) {
    if (host.equals("0.0.0.0")) {
      return !other.isOfIpv6();
    }
    return (host.isEmpty() || host.equals("[::]")) && (!apart || other.isOfIpv6());
  }

  private boolean isOfIpv6() {
    return host.isEmpty() || host.startsWith("[");
  }
}
