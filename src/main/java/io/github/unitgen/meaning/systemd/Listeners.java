package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;

/** What a socket, timer or path unit waits for. */
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

  private Listeners() {}

  /** The assignments to {@code keys} that stand: an empty one takes back all, of any of them. */
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
}
