package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.List;

/** That a unit wants {@code what} for itself, and where it says so. */
public record Claim(UnitInput unit, Thing thing, String what, Span at) {
  /** By which one unit ends with another. */
  private static final List<String> ENDS = List.of("BindsTo", "Requires", "PartOf");

  /** By which one unit makes systemd load another. */
  private static final List<String> LOADS =
      List.of(
          "Wants",
          "Requires",
          "Requisite",
          "BindsTo",
          "PartOf",
          "Upholds",
          "Conflicts",
          "After",
          "Before");

  /** What two units cannot have both. */
  public enum Thing {
    STREAM("Socket", "ListenStream"),
    DATAGRAM("Socket", "ListenDatagram"),
    SEQUENTIAL("Socket", "ListenSequentialPacket"),
    FIFO("Socket", "ListenFIFO"),
    RUNTIME("Service", "RuntimeDirectory"),
    BUS_NAME("Service", "BusName"),
    /** A port or socket that the program of a service opens itself. */
    PORT("Service", "ExecStart");

    private final String section;
    private final String key;

    Thing(String section, String key) {
      this.section = section;
      this.key = key;
    }
  }

  /** Those of a unit, in the order of {@link Thing}. */
  public static List<Claim> of(UnitInput unit) {
    List<Claim> found = new ArrayList<>();
    if (unit.isDropIn()) {
      return found;
    }
    for (Thing thing : Thing.values()) {
      if (!unit.effective(thing.section, thing.key).isEmpty() && isClaimed(unit, thing)) {
        if (thing == Thing.PORT) {
          ports(unit, found);
        } else {
          settings(unit, thing, found);
        }
      }
    }
    return found;
  }

  private static boolean isClaimed(UnitInput unit, Thing thing) {
    return switch (thing) {
      case STREAM, DATAGRAM, SEQUENTIAL, FIFO -> !unit.isYes("Socket", "ReusePort");
      case RUNTIME -> !isKept(unit);
      case BUS_NAME -> ServiceType.of(unit).is("dbus");
      case PORT -> !unit.name().isTemplate() && hasTheNetwork(unit);
    };
  }

  private static boolean isKept(UnitInput unit) {
    String keep = unit.value("Service", "RuntimeDirectoryPreserve");
    return !keep.isEmpty() && !Booleans.isNo(keep) || ServiceType.of(unit).isOneshot();
  }

  private static boolean hasTheNetwork(UnitInput unit) {
    return !unit.isYes("Service", "PrivateNetwork")
        && unit.value("Service", "NetworkNamespacePath").isEmpty()
        && !unit.value("Service", "StandardInput").equals("socket")
        && unit.effective("Service", "Sockets").isEmpty();
  }

  private static void settings(UnitInput unit, Thing thing, List<Claim> found) {
    for (UnitReference claim : UnitReference.of(unit, thing.section, thing.key)) {
      if (!claim.hasSpecifier()) {
        found.add(new Claim(unit, thing, claim.unit(), claim.at()));
      }
    }
  }

  private static void ports(UnitInput unit, List<Claim> found) {
    for (Flags.Use use : Listening.fixed(Commands.of(unit))) {
      found.add(new Claim(unit, Thing.PORT, use.value().orElse(""), use.span()));
    }
  }

  /** Whether the two units get on: one file, only one of them at a time, or both end together. */
  public boolean isApartFrom(Claim other) {
    String text = unit.file().source().text();
    if (unit.isService() && text.equals(other.unit.file().source().text())) {
      return true; // a link to the same file: copies of a service differ in what they run
    }
    return switch (thing) {
      case BUS_NAME -> false; // systemd refuses it when the other one is merely known
      case RUNTIME -> conflict(unit, other.unit) || endTogether(unit, other.unit);
      case PORT -> conflict(unit, other.unit) || !startWithOne(unit, other.unit);
      default -> conflict(unit, other.unit);
    };
  }

  /** Whether systemd surely knows the other unit once it knows the one. */
  public boolean isLoadedWith(Claim other) {
    return UnitReference.of(unit, LOADS).stream().anyMatch(r -> r.unit().equals(name(other)))
        || UnitReference.of(other.unit, LOADS).stream().anyMatch(r -> r.unit().equals(name(this)))
        || startWithOne(unit, other.unit);
  }

  private static String name(Claim claim) {
    return claim.unit.name().unit();
  }

  private static boolean conflict(UnitInput one, UnitInput other) {
    return names(one, "Conflicts", other) || names(other, "Conflicts", one);
  }

  private static boolean endTogether(UnitInput one, UnitInput other) {
    return ENDS.stream().anyMatch(key -> names(one, key, other))
        && ENDS.stream().anyMatch(key -> names(other, key, one));
  }

  private static boolean names(UnitInput one, String key, UnitInput other) {
    for (UnitReference reference : UnitReference.of(one, "Unit", key)) {
      if (reference.unit().equals(other.name().unit())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a unit wants both: where none does they may be there to choose from. */
  private static boolean startWithOne(UnitInput one, UnitInput other) {
    for (String key : List.of("WantedBy", "RequiredBy")) {
      for (UnitReference reference : UnitReference.of(one, "Install", key)) {
        for (String otherKey : List.of("WantedBy", "RequiredBy")) {
          for (UnitReference same : UnitReference.of(other, "Install", otherKey)) {
            if (same.unit().equals(reference.unit())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }
}
