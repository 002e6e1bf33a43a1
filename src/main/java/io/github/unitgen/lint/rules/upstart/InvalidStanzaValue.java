package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

public final class InvalidStanzaValue implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U015",
          "invalid-stanza-value",
          "Number, signal or keyword is invalid, so Upstart rejects the job");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.INVALID_VALUE).ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    Optional<String> meant = meant(refusal.error().message(), refusal.wrong());
    refusal.report(
        findings,
        Quoted.of(refusal.wrong()),
        finding -> {
          if (meant.isPresent()) {
            finding.help("use `" + meant.get() + "`");
            Edit edit = new Edit(refusal.error().span(), meant.get());
            refusal.mend(finding, Fix.safe("Replace it with `" + meant.get() + "`", edit));
          } else {
            finding.help(advice(refusal.error().message()));
          }
        });
  }

  private static String advice(String message) {
    if (message.startsWith("Illegal interval")) {
      return "use whole seconds without a unit, such as `30`";
    }
    if (message.startsWith("Illegal signal") || message.startsWith("Illegal exit")) {
      return "use a number, or a signal in upper case such as `TERM`";
    }
    if (message.startsWith("Illegal file")) {
      return "use an octal number from 0 to 0777, such as `022`";
    }
    if (message.startsWith("Illegal limit")) {
      return "use a whole number without a unit, such as `65536`, or `unlimited`";
    }
    return "use a whole number in this range, such as `10`";
  }

  private static Optional<String> meant(String message, String wrong) {
    String lower = wrong.toLowerCase(Locale.ROOT);
    if (message.startsWith("Illegal interval")) {
      return seconds(lower);
    }
    if (message.startsWith("Illegal signal") || message.startsWith("Illegal exit")) {
      String upper = wrong.toUpperCase(Locale.ROOT);
      String name = upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper;
      return Signals.number(name).isPresent() ? Optional.of(name) : statuses(message, wrong);
    }
    if (message.startsWith("Illegal limit")) {
      boolean all = Set.of("unlimited", "infinity", "infinite", "max").contains(lower);
      return all ? Optional.of("unlimited") : Optional.empty();
    }
    boolean never = message.startsWith("Illegal oom") && lower.equals("never");
    return never ? Optional.of("never") : Optional.empty();
  }

  /** Returns {@code 0,1} as two words. */
  private static Optional<String> statuses(String message, String wrong) {
    if (!message.startsWith("Illegal exit") || wrong.indexOf(',') < 0) {
      return Optional.empty();
    }
    for (String status : wrong.split(",", -1)) {
      if (digits(status) != status.length() || status.isEmpty() || status.length() > 3) {
        return Optional.empty();
      }
    }
    return Optional.of(wrong.replace(',', ' '));
  }

  private static Optional<String> seconds(String lower) {
    int digits = digits(lower);
    if (digits == 0 || digits > 6) {
      return Optional.empty();
    }
    long number = Long.parseLong(lower.substring(0, digits));
    return switch (lower.substring(digits)) {
      case "s", "sec", "secs", "second", "seconds" -> Optional.of(String.valueOf(number));
      case "m", "min", "mins", "minute", "minutes" -> Optional.of(String.valueOf(number * 60));
      case "h", "hour", "hours" -> Optional.of(String.valueOf(number * 3600));
      default -> Optional.empty();
    };
  }

  private static int digits(String word) {
    int end = 0;
    while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
