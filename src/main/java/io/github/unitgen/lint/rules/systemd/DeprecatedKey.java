package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Deprecations;
import io.github.unitgen.catalog.Deprecations.Deprecation;
import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.Standing.Known;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.VersionedPart;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class DeprecatedKey implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S014",
          "deprecated-key",
          "Setting or value that newer versions of systemd deprecate or ignore");

  /** Settings that are always on now, so that removing them changes nothing. */
  private static final Set<String> NEEDLESS = Set.of("CPUAccounting", "BlockIOAccounting");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    type(unit, findings);
    int newest = unit.versions().newest();
    IdentityHashMap<Assignment, List<VersionedPart>> versioned = VersionedPart.all(unit);
    for (Known known : Standing.known(unit)) {
      Assignment line = known.line();
      Directive directive = known.directive();
      if (directive.isGoneIn(newest)) {
        gone(unit, line, directive, findings);
        continue;
      }
      Optional<Deprecation> old = Deprecations.find(line.section(), line.key());
      if (old.isPresent() && old.get().since() <= newest) {
        deprecated(unit, line, directive, old.get(), findings);
      }
      List<VersionedPart> parts = versioned.get(line);
      if (parts != null) {
        value(unit, line, parts, findings);
      }
    }
  }

  private static void type(UnitInput unit, Findings findings) {
    String name = unit.file().source().name();
    int gone = name.endsWith(".snapshot") ? 228 : name.endsWith(".busname") ? 235 : 0;
    if (gone > 0 && gone <= unit.versions().newest()) {
      findings.report(
          Span.at(0),
          name.substring(name.lastIndexOf('.'))
              + " units were removed in systemd "
              + gone
              + ": the file is ignored",
          finding -> finding.help("remove the file"));
    }
  }

  private static void gone(
      UnitInput unit, Assignment line, Directive directive, Findings findings) {
    Optional<Deprecation> renamed = Deprecations.find(line.section(), line.key());
    if (renamed.filter(old -> hasReplacement(unit, line, old)).isPresent()) {
      return;
    }
    findings.report(
        line.keySpan(),
        line.key() + "= has no effect since systemd " + directive.removedIn(),
        finding -> {
          boolean needless = NEEDLESS.contains(line.key());
          if (needless) {
            finding.severity(Severity.INFO);
          }
          renamed.ifPresentOrElse(
              old -> rename(unit, line, old, directive.replacement(), finding),
              () -> replace(unit, line, directive.replacement(), finding));
          if (needless && unit.versions().haveSince(directive.removedIn())) {
            finding.help("remove it");
            finding.fix(Fix.safe("Remove the " + line.key() + "= line", new Edit(line.span(), "")));
          }
        });
  }

  private static void deprecated(
      UnitInput unit, Assignment line, Directive directive, Deprecation old, Findings findings) {
    boolean silent = old.loggedSince() == 0 || old.loggedSince() > unit.versions().newest();
    // If systemd logs the setting, it logs an empty value as well.
    boolean reset = line.isReset() && silent;
    boolean newHome = !old.section().isEmpty() && !old.section().equals(line.section());
    String home = newHome ? old.section() : line.section();
    boolean needed = !old.key().isEmpty() && !unit.versions().know(home, old.key());
    boolean both = hasReplacement(unit, line, old);
    if (reset || needed || (both && silent)) {
      return;
    }
    findings.report(
        line.keySpan(),
        message(line, old, newHome),
        finding -> {
          if (silent || both) {
            finding.severity(Severity.INFO);
          }
          if (both) {
            finding.help("remove it once no targeted version needs it");
          } else {
            rename(unit, line, old, directive.replacement(), finding);
          }
        });
  }

  private static String message(Assignment line, Deprecation old, boolean newHome) {
    if (newHome) {
      return line.key() + "= belongs in [" + old.section() + "] since systemd " + old.since();
    }
    return line.key() + "= is deprecated since systemd " + old.since();
  }

  private static void rename(
      UnitInput unit,
      Assignment line,
      Deprecation old,
      String replacement,
      Findings.Details finding) {
    boolean stays = old.section().isEmpty() || old.section().equals(line.section());
    if (old.key().isEmpty()) {
      replace(unit, line, replacement, finding);
      return;
    }
    finding.help("use `" + old.key() + "=`" + (stays ? "" : " in [" + old.section() + "]"));
    boolean same = old.sameSince() > 0 && unit.versions().haveSince(old.sameSince());
    if (same && stays && unit.versions().know(line.section(), old.key())) {
      finding.fix(Fix.safe("Rename to " + old.key() + "=", new Edit(line.keySpan(), old.key())));
    }
  }

  private static void replace(
      UnitInput unit, Assignment line, String replacement, Findings.Details finding) {
    // The oldest version may lack it: a range of versions may have no other replacement.
    String known =
        Stream.of(replacement.split(","))
            .filter(what -> isKnown(unit.versions().newest(), line.section(), what))
            .map(
                what -> Directives.all().find(line.section(), what).isPresent() ? what + "=" : what)
            .collect(Collectors.joining(" or "));
    finding.help(known.isEmpty() ? "remove it" : "use " + known + " instead");
  }

  /** Whether {@code what} is a setting of this version, or not a setting at all. */
  private static boolean isKnown(int version, String section, String what) {
    return Directives.all().find(section, what).map(SystemdVersions.of(version)::know).orElse(true);
  }

  /** Whether the replacement is present too, for newer versions. */
  private static boolean hasReplacement(UnitInput unit, Assignment line, Deprecation old) {
    String section = old.section().isEmpty() ? line.section() : old.section();
    Optional<Assignment> other = unit.last(section, old.key());
    // A second list may serve another purpose.
    return other.isPresent()
        && (!Directives.all().find(section, old.key()).filter(Directive::isList).isPresent()
            || other.get().value().equals(line.value()));
  }

  private static void value(
      UnitInput unit, Assignment line, List<VersionedPart> parts, Findings findings) {
    for (VersionedPart part : parts) {
      boolean specifier = part.what().startsWith("the specifier");
      if (!specifier && line.key().startsWith("Standard")) {
        continue; // S203 reports it.
      }
      int last = specifier ? specifier(part) : part.removedIn();
      if (last > 0 && last <= unit.versions().newest()) {
        findings.report(
            part.at(),
            part.what()
                + (specifier ? " is deprecated since systemd " : " was removed in systemd ")
                + last,
            finding -> {
              if (part.what().startsWith("the prefix")) {
                finding.severity(Severity.INFO); // the command runs without it
              }
              finding.help("remove it");
            });
      }
    }
  }

  /** Returns the version that changed the specifier and removed it from the manual (NEWS 233). */
  private static int specifier(VersionedPart part) {
    return switch (part.what().charAt(part.what().length() - 1)) {
      case 'c', 'r', 'R' -> 233;
      default -> 0;
    };
  }
}
