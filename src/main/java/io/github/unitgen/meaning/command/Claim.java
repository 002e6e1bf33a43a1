package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitReference;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A resource, {@code what}, that a unit needs for itself, and the place that says so. */
public final class Claim {
  private static final List<String> CONFLICTS = List.of("Conflicts");

  /** The settings that start a unit with another. */
  private static final List<String> STARTS = List.of("WantedBy", "RequiredBy");

  /** The setting that gives a unit another name. */
  private static final List<String> NAMES = List.of("Alias");

  /** The settings that end one unit with another. */
  private static final List<String> ENDS = List.of("BindsTo", "Requires", "PartOf");

  /** The settings of one unit that make systemd load another. */
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

  /** The kinds of resources that two units cannot share. */
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

  private final Ties ties;
  private final Thing thing;
  private final String what;
  private final Span at;

  private Claim(Ties ties, Thing thing, String what, Span at) {
    this.ties = ties;
    this.thing = thing;
    this.what = what;
    this.at = at;
  }

  public UnitInput unit() {
    return ties.unit;
  }

  public Thing thing() {
    return thing;
  }

  public String what() {
    return what;
  }

  public Span at() {
    return at;
  }

  /** The result of {@link #of}, read once for each unit. */
  private record All(List<Claim> claims) implements UnitInput.Lasting {}

  /** Returns the claims of a unit, in the order of {@link Thing}. */
  public static List<Claim> of(UnitInput unit) {
    return unit.derived(All.class, whole -> new All(List.copyOf(read(whole)))).claims();
  }

  private static List<Claim> read(UnitInput unit) {
    List<Claim> found = new ArrayList<>();
    if (unit.isDropIn()) {
      return found;
    }
    Ties ties = new Ties(unit);
    for (Thing thing : Thing.values()) {
      if (!unit.effective(thing.section, thing.key).isEmpty() && isClaimed(unit, thing)) {
        switch (thing) {
          case PORT -> ports(ties, found);
          case RUNTIME -> folders(ties, found);
          default -> settings(ties, thing, found);
        }
      }
    }
    return found;
  }

  private static boolean isClaimed(UnitInput unit, Thing thing) {
    return switch (thing) {
      case STREAM, DATAGRAM, SEQUENTIAL, FIFO -> !unit.isYes("Socket", "ReusePort");
      case RUNTIME -> !ServiceType.of(unit).isOneshot();
      case BUS_NAME -> ServiceType.of(unit).is("dbus");
      case PORT -> !unit.name().isTemplate() && hasTheNetwork(unit);
    };
  }

  private static boolean hasTheNetwork(UnitInput unit) {
    return !unit.isYes("Service", "PrivateNetwork")
        && unit.value("Service", "NetworkNamespacePath").isEmpty()
        && !unit.value("Service", "StandardInput").equals("socket")
        && unit.effective("Service", "Sockets").isEmpty();
  }

  private static void settings(Ties ties, Thing thing, List<Claim> found) {
    for (UnitReference claim : UnitReference.of(ties.unit, thing.section, thing.key)) {
      if (!claim.hasSpecifier()) {
        found.add(new Claim(ties, thing, claim.unit(), claim.at()));
      }
    }
  }

  private static void folders(Ties ties, List<Claim> found) {
    for (RuntimeFolders.Folder folder : RuntimeFolders.removed(ties.unit)) {
      if (folder.name().indexOf('%') < 0) {
        found.add(new Claim(ties, Thing.RUNTIME, folder.name(), folder.at()));
      }
    }
  }

  private static void ports(Ties ties, List<Claim> found) {
    for (Flags.Use use : Listening.fixed(Commands.of(ties.unit))) {
      found.add(new Claim(ties, Thing.PORT, use.value().orElse(""), use.span()));
    }
  }

  /**
   * Whether the two units do not collide: they are one file, only one of them runs at a time, or
   * both end together.
   */
  public boolean isApartFrom(Claim other) {
    String text = unit().file().source().text();
    if (unit().isService() && text.equals(other.unit().file().source().text())) {
      return true; // a link to the same file: copies of a service differ in their commands
    }
    if (thing != Thing.BUS_NAME && ties.sharesNameWith(other.ties)) {
      return true; // alternatives: `systemctl enable` of the second one reports an error
    }
    return switch (thing) {
      case BUS_NAME -> false; // systemd refuses the name as soon as the other unit is loaded
      case RUNTIME -> ties.conflictsWith(other.ties) || ties.endsWith(other.ties);
      case PORT -> ties.conflictsWith(other.ties) || !ties.startsWith(other.ties);
      default -> ties.conflictsWith(other.ties);
    };
  }

  /** Whether systemd certainly loads the other unit when it loads this one. */
  public boolean isLoadedWith(Claim other) {
    return ties.load(other.ties) || other.ties.load(ties) || ties.startsWith(other.ties);
  }

  /** The units that a unit depends on, looked up only if its claim is one that others have too. */
  private static final class Ties {
    private final UnitInput unit;
    private final Map<List<String>, Set<String>> named = new HashMap<>();

    Ties(UnitInput unit) {
      this.unit = unit;
    }

    boolean conflictsWith(Ties other) {
      return names(CONFLICTS, other) || other.names(CONFLICTS, this);
    }

    boolean sharesNameWith(Ties other) {
      return !Collections.disjoint(named("Install", NAMES), other.named("Install", NAMES));
    }

    boolean endsWith(Ties other) {
      return names(ENDS, other) && other.names(ENDS, this);
    }

    boolean load(Ties other) {
      return names(LOADS, other);
    }

    /** Whether a unit wants both: if none does, they may be alternatives. */
    boolean startsWith(Ties other) {
      return !Collections.disjoint(named("Install", STARTS), other.named("Install", STARTS));
    }

    private boolean names(List<String> keys, Ties other) {
      return named("Unit", keys).contains(other.unit.name().unit());
    }

    private Set<String> named(String section, List<String> keys) {
      return named.computeIfAbsent(
          keys,
          x -> {
            Set<String> units = new HashSet<>();
            for (String key : keys) {
              UnitReference.of(unit, section, key).forEach(named -> units.add(named.unit()));
            }
            return units;
          });
    }
  }
}
