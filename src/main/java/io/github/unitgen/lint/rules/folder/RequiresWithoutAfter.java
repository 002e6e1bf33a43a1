package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.lint.shared.StartOrder;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

public final class RequiresWithoutAfter implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S706",
          "requires-without-after",
          "Unit is required but not ordered: both units start at once");

  private static final List<String> KEYS = List.of("Requires", "BindsTo", "Requisite");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return !unordered(unit).isEmpty();
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable StartOrder order = null;
    for (UnitInput unit : folder.lintedUnits(this)) {
      boolean timed = isTimed(folder, unit);
      for (Named named : unordered(unit)) {
        // A user unit cannot be ordered after a system unit.
        Optional<UnitInput> other = folder.definition(named.name());
        if (other.isEmpty() && UserUnits.is(unit)) {
          continue;
        }
        // Following the help in both units would create a cycle.
        if (requires(other, unit.name().unit())) {
          continue;
        }
        if (order == null) {
          order = StartOrder.of(folder);
        }
        if (!order.isBetween(unit.name().unit(), named.name())) {
          report(unit, named, timed, findings.in(unit));
        }
      }
    }
  }

  private static boolean requires(Optional<UnitInput> other, String unit) {
    return other.filter(o -> NamedUnits.find(o, "Unit", KEYS, unit).isPresent()).isPresent();
  }

  /** The answer of {@link #read}, which two methods ask for. */
  private record Unordered(List<Named> units) {}

  /** Returns the units that {@code unit} requires without an order. */
  private static List<Named> unordered(UnitInput unit) {
    return unit.derived(Unordered.class, any -> new Unordered(read(unit))).units();
  }

  private static List<Named> read(UnitInput unit) {
    // The other one of two rendered units may set the order.
    if (!unit.isService() || Rendered.is(unit) || doesNothing(unit)) {
      return List.of();
    }
    // Sockets, mounts, devices and units that systemd orders itself always start first.
    List<Named> required = NamedUnits.of(unit, "Unit", KEYS);
    if (required.isEmpty()) {
      return required;
    }
    Set<String> ordered = NamedUnits.byName(unit, "Unit", List.of("After", "Before")).keySet();
    NavigableSet<Integer> faults = new TreeSet<>();
    unit.valueFaults().forEach(found -> faults.add(found.at().start()));
    return required.stream()
        .filter(named -> named.name().endsWith(".service"))
        .filter(named -> !named.name().equals("dbus.service"))
        .filter(named -> !ordered.contains(named.name()))
        // A socket accepts connections until its service is up.
        .filter(
            named ->
                ordered.isEmpty() || !ordered.contains(named.name().replace(".service", ".socket")))
        .filter(named -> !isDropped(named, faults))
        .toList();
  }

  /** Whether the unit only pulls in others: its command does nothing that could be too early. */
  private static boolean doesNothing(UnitInput unit) {
    List<UnitCommand> commands = ExecLines.commands(unit);
    return !commands.isEmpty()
        && commands.stream()
            .allMatch(command -> WrittenWord.base(command.command().program()).equals("true"));
  }

  /** Whether systemd ignores the name, which S009 and S021 report. */
  private static boolean isDropped(Named named, NavigableSet<Integer> faults) {
    @Nullable Integer fault = faults.ceiling(named.at().start());
    return fault != null && fault < named.at().end();
  }

  /** Whether a timer starts it, and boot does not. */
  private static boolean isTimed(FolderInput folder, UnitInput unit) {
    String timer = unit.name().unit().replace(".service", ".timer");
    return folder.unitNames().contains(timer)
        && NamedUnits.of(unit, "Install", NamedUnits.INSTALLS).isEmpty();
  }

  private static void report(UnitInput unit, Named named, boolean timed, Findings findings) {
    String key = named.line().key();
    boolean starts = !key.equals("Requisite");
    findings.report(
        named.at(),
        // Joined in one piece: a line can name very many units.
        String.join(
            "",
            key,
            "= does not wait: ",
            starts ? "" : "this fails if ",
            named.name(),
            starts ? " starts at the same time" : " is not up yet"),
        finding -> {
          Span line = named.line().span();
          String text = unit.file().source().text();
          boolean ended = line.end() > line.start() && text.charAt(line.end() - 1) == '\n';
          String after = "After=".concat(named.name());
          Edit edit =
              new Edit(Span.at(line.end()), ended ? after.concat("\n") : "\n".concat(after));
          finding.help(String.join("", "add `", after, "`"));
          if (timed && !starts) {
            // It only checks the other unit, which long after boot either runs or not.
            finding.severity(Severity.INFO);
            finding.fix(Fix.safe("Add ".concat(after), edit));
          } else if (key.equals("BindsTo")) {
            // It may only be meant to stop the units together, and the other one may start later.
            finding.severity(Severity.INFO);
            finding.fix(Fix.unsafe("Add ".concat(after), edit));
          } else {
            finding.fix(Fix.safe("Add ".concat(after), edit));
          }
        });
  }
}
