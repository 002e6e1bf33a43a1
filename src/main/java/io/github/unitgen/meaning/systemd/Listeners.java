package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The settings that a socket, timer or path unit waits with. */
public final class Listeners {
  /** The settings that open a socket. */
  public static final List<String> KEYS =
      List.of(
          "ListenDatagram",
          "ListenSequentialPacket",
          "ListenFIFO",
          "ListenSpecial",
          "ListenNetlink",
          "ListenMessageQueue",
          "ListenUSBFunction",
          "ListenStream");

  /** The dependencies by which a service knows its socket. */
  private static final List<String> KNOWS =
      List.of("Requires", "Requisite", "BindsTo", "Wants", "PartOf", "After");

  private Listeners() {}

  /** Whether the service says that a .socket unit listens for it. */
  public static boolean areHandedTo(UnitInput unit) {
    return unit.value("Service", "StandardInput").equals("socket")
        || !unit.effective("Service", "Sockets").isEmpty()
        || NamedUnits.of(unit, "Unit", KNOWS).stream()
            .anyMatch(named -> named.name().endsWith(".socket"));
  }

  /**
   * Returns the assignments to {@code keys} that remain: an empty one, of any of the keys, resets
   * all before it.
   */
  public static List<Assignment> left(UnitInput unit, String section, List<String> keys) {
    List<Assignment> left = new ArrayList<>();
    for (Assignment line : unit.assignments()) {
      if (line.section().equals(section) && keys.contains(line.key())) {
        if (line.isReset()) {
          left.clear();
        } else {
          left.add(line);
        }
      }
    }
    return left;
  }

  /**
   * Whether {@code value} of a {@code Listen…=} setting has an address of a single interface. It is
   * false for all interfaces, loopback and multicast, for paths, and for values with specifiers.
   */
  public static boolean isOfInterface(String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 0 || value.indexOf('%') >= 0) {
      return false;
    }
    String host = value.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      return isOfInterface6(host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT));
    }
    List<String> parts = List.of(host.split("\\.", -1));
    boolean numbers =
        parts.size() == 4 && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    if (!numbers || host.equals("0.0.0.0") || host.equals("255.255.255.255")) {
      return false;
    }
    int first =
        parts.get(0).isEmpty() || parts.get(0).length() > 3 ? 0 : Integer.parseInt(parts.get(0));
    return first > 0 && first != 127 && first < 224;
  }

  /**
   * Whether an IPv6 address is neither multicast nor zeros up to its last digit, which are the
   * address of all interfaces and loopback.
   */
  private static boolean isOfInterface6(String address) {
    boolean zeros = true;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      zeros &= c == ':' || c == '0' || (c == '1' && i == address.length() - 1);
    }
    return !zeros && !address.startsWith("ff");
  }
}
