package io.github.unitgen.lint.shared;

import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which units start which others. */
public final class Triggers {
  /** The settings that name the unit that a unit of each type starts. */
  private static final Map<String, Naming> NAMING =
      Map.of(
          "socket", new Naming("Socket", "Service"),
          "timer", new Naming("Timer", "Unit"),
          "path", new Naming("Path", "Unit"));

  /** The settings by which a unit starts another one together with itself, or when it ends. */
  private static final List<String> PULLS =
      List.of("Wants", "Requires", "BindsTo", "Upholds", "OnFailure", "OnSuccess");

  private static final List<String> INSTALLABLE =
      List.of("WantedBy", "RequiredBy", "UpheldBy", "Alias", "Also");

  private Triggers() {}

  private record Naming(String section, String key) {}

  /**
   * A unit that starts a service at its times or events; both are in one folder.
   *
   * @param trigger the timer, socket or path unit
   * @param service the service
   * @param isTriggerLinted whether the trigger is linted
   * @param isServiceLinted whether the service is linted
   */
  public record Pair(
      UnitInput trigger, UnitInput service, boolean isTriggerLinted, boolean isServiceLinted) {}

  /** Returns the pairs with a linted unit whose triggers are of this type: timer, socket, path. */
  public static List<Pair> of(FolderInput folder, String type) {
    List<Pair> pairs = new ArrayList<>();
    Set<UnitInput> linted = new HashSet<>();
    String suffix = "." + type;
    for (String name : folder.unitNames()) {
      if (!name.endsWith(suffix)) {
        continue;
      }
      Optional<UnitInput> trigger = folder.unit(name);
      Optional<UnitInput> service =
          trigger
              .flatMap(Triggers::started)
              .flatMap(folder::definition)
              .filter(UnitInput::isService);
      if (trigger.isEmpty() || service.isEmpty()) {
        continue;
      }
      if (linted.isEmpty()) {
        linted.addAll(folder.lintedUnits());
      }
      boolean isTriggerLinted = linted.contains(trigger.get());
      boolean isServiceLinted = linted.contains(service.get());
      if (isTriggerLinted || isServiceLinted) {
        pairs.add(new Pair(trigger.get(), service.get(), isTriggerLinted, isServiceLinted));
      }
    }
    return pairs;
  }

  /**
   * Returns the name of the unit that a timer, socket or path unit starts, which may be any
   * instance of a template. Empty for other types and if it is not known.
   */
  public static Optional<String> started(UnitInput unit) {
    Naming naming = NAMING.get(unit.type());
    String name = unit.name().unit();
    if (naming == null || !unit.name().isKnown()) {
      return Optional.empty();
    }
    String named = unit.value(naming.section(), naming.key());
    if (!named.isEmpty()) {
      return Optional.of(named).filter(found -> UnitName.template(found).indexOf('%') < 0);
    }
    String stem = name.substring(0, name.length() - unit.type().length() - 1);
    boolean template = unit.isYes("Socket", "Accept") && stem.indexOf('@') < 0;
    return Optional.of(stem + (template ? "@" : "") + ".service");
  }

  /**
   * Returns the names that {@code unit} starts together with itself or after it, or is enabled
   * with.
   */
  public static Set<String> pulled(UnitInput unit) {
    Set<String> names = new HashSet<>();
    NamedUnits.of(unit, "Unit", PULLS).forEach(named -> names.add(named.name()));
    NamedUnits.of(unit, "Install", "Also").forEach(named -> names.add(named.name()));
    return names;
  }

  /** Returns the names that any unit of the folder starts or is enabled with; reads all of them. */
  public static Set<String> all(FolderInput folder) {
    Set<String> names = new HashSet<>();
    for (UnitInput unit : folder.units()) {
      names.addAll(pulled(unit));
      started(unit).ifPresent(names::add);
    }
    return names;
  }

  /** Whether {@code enable} finds anything to do in the file itself. */
  public static boolean isInstallable(UnitInput unit) {
    for (String key : INSTALLABLE) {
      if (!unit.effective("Install", key).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the place where {@code unit} says that enabling it starts it with another unit. */
  public static Optional<Named> wanted(UnitInput unit) {
    return NamedUnits.of(unit, "Install", NamedUnits.INSTALLS).stream().findFirst();
  }
}
