package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.WordReader;
import io.github.unitgen.syntax.systemd.WordReader.Separators;
import java.util.List;
import java.util.Locale;

/** Checks addresses of sockets and networks. */
final class Addresses {
  private static final int LONGEST_SOCKET_PATH = 107;
  private static final List<String> NETWORKS =
      List.of("any", "localhost", "link-local", "multicast");

  static final Form PREFIX = Form.of("addresses such as 10.0.0.0/8, or any", Addresses::isPrefix);
  private static final Form STREAM =
      Form.of("a port, an address with a port, or a path", text -> isSocket(text, true));
  private static final Form LOCAL =
      Form.of("a path, @name or vsock:CID:PORT", text -> isSocket(text, false));
  static final Form NETLINK = Form.of("a netlink family", Addresses::isNetlink);
  static final Form BIND_RULE =
      Form.of("a port, a range of ports, a protocol or any", Addresses::isBindRule);

  private Addresses() {}

  /** Checks ListenStream= and its kin. */
  static void stream(Value value) {
    String text = value.text();
    int percent = text.indexOf('%');
    boolean zone =
        text.startsWith("[")
            && percent > 1
            && percent < text.indexOf(']')
            && !text.startsWith("i", percent + 1);
    if (zone) {
      value.invalid(
          new Span(percent, text.indexOf(']')),
          "the interface after the port, as in [fe80::1]:80%%eth0");
    } else {
      value.whole(STREAM);
    }
  }

  /** Checks ListenSequentialPacket=: the value of a specifier counts only at the start. */
  static void local(Value value) {
    String text = value.text();
    if ("/@v%".indexOf(text.charAt(0)) < 0) {
      value.add(LOCAL, text);
    } else {
      value.whole(LOCAL);
    }
  }

  private static boolean isPrefix(String text) {
    if (NETWORKS.contains(text)) {
      return true;
    }
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean four = isIpv4(address);
    if (!four && !isIpv6(address)) {
      return false;
    }
    return slash < 0
        || Numeral.parse(text.substring(slash + 1))
            .filter(n -> n.isBetween(0, four ? 32 : 128))
            .isPresent();
  }

  static boolean isIpv4(String text) {
    int parts = 0;
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int to = dot < 0 ? text.length() : dot;
      String part = text.substring(from, to);
      boolean ok =
          Chars.areDigits(part)
              && part.length() <= 3
              && (part.length() == 1 || part.charAt(0) != '0')
              && Integer.parseInt(part) <= 255;
      if (!ok) {
        return false;
      }
      parts++;
      from = to + 1;
    }
    return parts == 4;
  }

  static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int left = before.isEmpty() ? 0 : groups(before, false);
    int right = after.isEmpty() ? 0 : groups(after, true);
    return left >= 0 && right >= 0 && left + right < 8;
  }

  /** Returns the number of groups of 16 bits; -1 if one is invalid. */
  private static int groups(String text, boolean last) {
    int count = 0;
    int from = 0;
    while (from <= text.length()) {
      int colon = text.indexOf(':', from);
      String group = text.substring(from, colon < 0 ? text.length() : colon);
      if (colon < 0 && last && group.indexOf('.') >= 0) {
        return isIpv4(group) ? count + 2 : -1;
      }
      if (group.isEmpty() || group.length() > 4) {
        return -1;
      }
      for (int i = 0; i < group.length(); i++) {
        int digit = Chars.digit(group.charAt(i));
        if (digit < 0 || digit > 15) {
          return -1;
        }
      }
      count++;
      if (colon < 0) {
        return count;
      }
      from = colon + 1;
    }
    return -1;
  }

  private static boolean isSocket(String text, boolean network) {
    if (text.startsWith("/") || text.startsWith("@")) {
      return text.length() > 1 && Chars.bytes(text) <= LONGEST_SOCKET_PATH;
    }
    if (text.startsWith("vsock:")) {
      int colon = text.indexOf(':', 6);
      return colon >= 6
          && (colon == 6 || isUnsigned(text.substring(6, colon)))
          && isUnsigned(text.substring(colon + 1));
    }
    if (!network) {
      return false;
    }
    if (isPort(text)) {
      return true;
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    String host = text.substring(0, colon);
    int percent = text.indexOf('%', colon);
    String port = text.substring(colon + 1, percent < 0 ? text.length() : percent);
    boolean ok = isPort(port) && (percent < 0 || isZone(text.substring(percent + 1)));
    return ok
        && (host.startsWith("[") && host.endsWith("]")
            ? isIpv6(host.substring(1, host.length() - 1))
            : isIpv4(host));
  }

  /** Whether the text is the name or the number of an interface. */
  private static boolean isZone(String text) {
    return Names.INTERFACE.fault(text).isEmpty()
        || Numeral.parse(text).filter(n -> n.isBetween(1, Integer.MAX_VALUE)).isPresent();
  }

  private static boolean isUnsigned(String text) {
    return Numeral.parse(text).filter(n -> n.isBetween(0, 0xFFFF_FFFFL)).isPresent();
  }

  private static boolean isPort(String text) {
    return text.equals(text.stripLeading())
        && Numeral.parse(text).filter(n -> n.isBetween(1, 65535)).isPresent();
  }

  private static boolean isNetlink(String text) {
    int blank = 0;
    while (blank < text.length() && !Chars.isBlank(text.charAt(blank))) {
      blank++;
    }
    String family = text.substring(0, blank);
    String group = text.substring(Chars.skipBlanks(text, blank));
    return (Words.of("netlink").contains(family)
            || Numeral.parse(family).filter(n -> n.isBetween(0, Integer.MAX_VALUE)).isPresent())
        && (group.isEmpty() || isUnsigned(group));
  }

  private static boolean isBindRule(String text) {
    WordReader reader = new WordReader(text, Escapes.KEPT, false);
    while (reader.advance(Separators.EACH_COLON)) {}
    List<String> parts = reader.words().stream().map(Word::value).toList();
    int at = 0;
    if (parts.get(at).equals("ipv4") || parts.get(at).equals("ipv6")) {
      at++;
    }
    if (at < parts.size()
        && List.of("tcp", "udp").contains(parts.get(at).toLowerCase(Locale.ROOT))) {
      at++;
    }
    if (at == parts.size()) {
      return true;
    }
    return at == parts.size() - 1
        && (parts.get(at).equals("any") || Numeral.isRange(parts.get(at), 1, 65535));
  }
}
