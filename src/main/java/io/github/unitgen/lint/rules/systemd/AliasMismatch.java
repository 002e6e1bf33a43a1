package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.TrailingComment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.value.ValueChecks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class AliasMismatch implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S716", "alias-mismatch", "Alias= does not match the unit: systemctl enable refuses it");

  /** Types whose units may have an alias. */
  private static final Set<String> ALIASED =
      Set.of("service", "socket", "target", "device", "timer", "path");

  /** Since this version systemd checks the name before it creates the link. */
  private static final int VERIFIED = 246;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("Alias");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.name().isKnown()) {
      return;
    }
    boolean paths = !unit.versions().meet(VERIFIED, SystemdVersion.NEWEST + 1);
    for (Assignment line : unit.effective("Install", "Alias")) {
      int end =
          TrailingComment.of(unit, line)
              .map(comment -> comment.at().start())
              .orElse(line.value().length());
      for (Word word : UnitWords.read(line.value(), Escapes.NONE).words()) {
        if (word.span().start() >= end || paths && word.value().indexOf('/') >= 0) {
          continue;
        }
        expanded(unit.name(), word.value())
            .ifPresent(alias -> check(unit.name(), alias, line.sourceSpan(word.span()), findings));
      }
    }
  }

  /** The name with its specifiers replaced; those that depend on the machine become x. */
  private static Optional<String> expanded(UnitName unit, String alias) {
    if (alias.indexOf('%') < 0) {
      return Optional.of(alias);
    }
    String suffix = "." + unit.type();
    String own = unit.unit().isEmpty() ? "x" + suffix : unit.unit();
    String name = own.substring(0, own.length() - suffix.length());
    int at = name.indexOf('@');
    String instance = at < 0 ? "" : unit.isTemplate() ? "x" : name.substring(at + 1);
    Map<Character, String> values = new HashMap<>();
    for (Specifiers.Use use : Specifiers.uses(alias)) {
      char letter = use.letter();
      if (!KnownSpecifiers.isForInstall(letter)) {
        return Optional.empty(); // reported by S021
      }
      values.put(
          letter,
          switch (letter) {
            case 'n' -> own;
            case 'N' -> name;
            case 'p' -> at < 0 ? name : name.substring(0, at);
            case 'i' -> unit.unit().isEmpty() ? "x" : instance;
            default -> "x";
          });
    }
    return Specifiers.expand(alias, values).text();
  }

  private static void check(UnitName unit, String alias, Span at, Findings findings) {
    UnitName other = UnitName.of(alias);
    String suffix = "." + unit.type();
    if (isInFolder(alias, suffix) && ALIASED.contains(unit.type())) {
      checkLink(unit, alias, at, findings);
    } else if (alias.indexOf('/') >= 0) {
      report(findings, at, "an alias is a name, not a path", "use " + fitting(unit));
    } else if (!alias.endsWith(suffix)) {
      report(
          findings,
          at,
          "the alias " + alias + " does not end in " + suffix + " like the unit",
          ALIASED.contains(unit.type()) ? "use " + fitting(unit) : "remove the alias");
    } else if (!ALIASED.contains(unit.type())) {
      report(findings, at, "a " + unit.type() + " unit cannot have an alias", "remove the alias");
    } else if (alias.equals(unit.unit())) {
      // systemd creates no link for it.
    } else if (!ValueChecks.isUnitName(alias)) {
      report(
          findings,
          at,
          "invalid unit name " + alias,
          alias.indexOf(',') < 0
              ? "use only letters, digits and `:-_.\\`, for example `jobs" + end(unit) + "`"
              : "use spaces between the names");
    } else if (!unit.unit().isEmpty()) {
      checkInstance(unit, other, at, findings);
    }
  }

  /** Whether the alias is a link in a .wants or .requires folder, as written before WantedBy=. */
  private static boolean isInFolder(String alias, String suffix) {
    int slash = alias.indexOf('/');
    return slash == alias.lastIndexOf('/')
        && alias.endsWith(suffix)
        && ValueChecks.isUnitName(wanting(alias));
  }

  /** {@code a.target} of {@code a.target.wants/b.service}, or an empty string. */
  private static String wanting(String alias) {
    String folder = alias.substring(0, Math.max(alias.indexOf('/'), 0));
    boolean known = folder.endsWith(".wants") || folder.endsWith(".requires");
    return known ? folder.substring(0, folder.lastIndexOf('.')) : "";
  }

  private static void checkLink(UnitName unit, String alias, Span at, Findings findings) {
    String own = unit.unit();
    String link = alias.substring(alias.indexOf('/') + 1);
    boolean fits =
        unit.isTemplate()
            ? UnitName.template(link).equals(own)
                && (!link.equals(own) || UnitName.of(wanting(alias)).isTemplate())
            : link.equals(own);
    if (!fits && !own.isEmpty()) {
      report(
          findings,
          at,
          "the link is not named like the unit",
          unit.isTemplate()
              ? "use the name of an instance of " + own
              : "use a name that ends in `/" + own + "`");
    }
  }

  /**
   * Checks the instance: an alias of a template is a template or an instance, and an alias of an
   * instance has the same instance name.
   */
  private static void checkInstance(UnitName unit, UnitName other, Span at, Findings findings) {
    boolean plain = !other.isTemplate() && !other.isInstance();
    if (unit.isTemplate() && plain) {
      report(findings, at, "the alias of a template needs an `@` too", "use " + fitting(unit));
    } else if (unit.isInstance()
        && !other.isTemplate()
        && (plain || !end(other).equals(end(unit)))) {
      report(
          findings,
          at,
          "the alias of an instance must have the same instance name",
          "use " + fitting(unit));
    } else if (!unit.isTemplate() && !unit.isInstance() && !plain) {
      report(findings, at, "the alias has an `@`, but the unit does not", "remove the `@`");
    }
  }

  private static String fitting(UnitName unit) {
    return "a name that ends in `" + end(unit) + "`, for example `jobs" + end(unit) + "`";
  }

  /** {@code @x.service} of an instance, {@code .service} of a plain unit. */
  private static String end(UnitName unit) {
    int at = unit.unit().indexOf('@');
    return at < 0 ? "." + unit.type() : unit.unit().substring(at);
  }

  private static void report(Findings findings, Span at, String message, String help) {
    findings.report(at, message, finding -> finding.help(help));
  }
}
