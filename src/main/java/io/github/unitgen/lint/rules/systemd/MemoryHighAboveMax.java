package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Sizes;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class MemoryHighAboveMax implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S415",
          "memory-high-above-max",
          "MemoryHigh= is not below MemoryMax=, so it has no effect");

  private static final int BINARY = 1024;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("MemoryHigh");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String section = UnitSections.own(unit.type());
    Optional<Assignment> high = unit.last(section, "MemoryHigh");
    Optional<Assignment> max = unit.last(section, "MemoryMax");
    if (high.isEmpty() || max.isEmpty()) {
      return;
    }
    Optional<BigInteger> slowed = Sizes.parse(high.get().value(), BINARY);
    Optional<BigInteger> killed = Sizes.parse(max.get().value(), BINARY);
    if (slowed.isPresent() && killed.isPresent() && slowed.get().compareTo(killed.get()) >= 0) {
      findings.report(
          high.get().valueSpan(),
          "MemoryHigh= is never reached: MemoryMax= is not above it",
          finding -> {
            finding.related(max.get().valueSpan(), "the kernel kills at this limit");
            finding.help("use a value below MemoryMax=, or remove the line");
          });
    }
  }
}
