package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.EventWords;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Word;
import java.util.Optional;
import java.util.Set;

public final class EventOperatorTrap implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U012", "event-operator-trap", "Word that looks like an operator is part of an event");

  /** Events that are unlikely as an argument. */
  private static final Set<String> EVENTS =
      Set.of("runlevel", "started", "starting", "stopped", "stopping", "startup", "filesystem");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (EventWords events : EventWords.of(job)) {
      for (int i = 0; i < events.words().size(); i++) {
        if (events.isOperand(i)) {
          check(events, i, findings);
        }
      }
    }
  }

  private static void check(EventWords events, int i, Findings findings) {
    Word word = events.words().get(i);
    Optional<String> operator = EventWords.operator(word);
    if (operator.isPresent()) {
      operator(events, i, operator.get(), findings);
    } else if (events.isEvent(i) && isNegation(word.value())) {
      report(
          word,
          "is the name of an event, not a negation",
          "use an event that happens: Upstart cannot negate one",
          findings);
    } else if (events.isEvent(i) && isBracketed(word.value())) {
      nameless(word, findings);
    } else if (events.isEvent(i) && word.value().equals("on") && events.isOperand(i + 1)) {
      doubled(events, i, findings);
    } else if (isSecondOn(events, i)) {
      report(word, "is an argument of the event", "use `and` or `or` between events", findings);
    } else if (isListed(word.value(), events.isOperand(i + 1))) {
      report(word, "does not separate events", "use `and` or `or` between events", findings);
    } else if (isRunlevels(events, i)) {
      runlevels(word, findings);
    }
  }

  private static void operator(EventWords events, int i, String operator, Findings findings) {
    Word word = events.words().get(i);
    boolean joins = i > 0 && events.isOperand(i - 1) && events.isOperand(i + 1);
    String message =
        events.isEvent(i) ? " is the name of an event" : " is an argument of the event";
    findings.report(
        word.span(),
        Quoted.of(word.written()) + message + ", not an operator",
        finding -> {
          finding.help("use `" + operator + "`");
          if (joins
              && EventWords.operator(events.words().get(i - 1)).isEmpty()
              && EventWords.operator(events.words().get(i + 1)).isEmpty()) {
            Edit edit = new Edit(word.span(), operator);
            finding.fix(Fix.safe("Replace it with `" + operator + "`", edit));
          }
        });
  }

  /** Whether {@code on} stands between two events, as at the beginning of the stanza. */
  private static boolean isSecondOn(EventWords events, int i) {
    return !events.isEvent(i)
        && events.words().get(i).value().equals("on")
        && events.isOperand(i + 1)
        && EVENTS.contains(events.words().get(i + 1).value());
  }

  private static boolean isNegation(String name) {
    return name.equals("not") || name.equals("NOT") || name.equals("!") || isBanged(name);
  }

  private static boolean isBanged(String name) {
    return name.length() > 1 && name.charAt(0) == '!';
  }

  /** Whether the name looks like runlevels; only arguments are patterns. */
  private static boolean isBracketed(String name) {
    return name.length() > 2 && name.startsWith("[") && name.endsWith("]");
  }

  private static void nameless(Word word, Findings findings) {
    String complete = "runlevel " + word.written();
    report(
        word,
        "is the name of an event, not a list of runlevels",
        "use `" + complete + "`",
        findings,
        Optional.of(Fix.safe("Use `" + complete + "`", new Edit(word.span(), complete))));
  }

  private static boolean isListed(String value, boolean followed) {
    return value.equals(",") || (followed && value.length() > 1 && value.endsWith(","));
  }

  private static void doubled(EventWords events, int i, Findings findings) {
    Span word = events.words().get(i).span();
    findings.report(
        word,
        "`on` is the name of an event here",
        finding -> {
          finding.help("remove this word");
          Span gone = new Span(word.start(), events.words().get(i + 1).span().start());
          finding.fix(Fix.safe("Remove `on`", new Edit(gone, "")));
        });
  }

  /** Whether an argument of the event runlevel cannot match, since a runlevel is one character. */
  private static boolean isRunlevels(EventWords events, int i) {
    if (i == 0 || !events.isEvent(i - 1) || !events.words().get(i - 1).value().equals("runlevel")) {
      return false;
    }
    String value = events.words().get(i).value();
    boolean braced = value.startsWith("{") && value.endsWith("}");
    int from = braced ? 1 : 0;
    int to = value.length() - from;
    boolean digits = to - from >= (braced ? 1 : 2);
    for (int at = from; at < to; at++) {
      char c = value.charAt(at);
      digits &= (c >= '0' && c <= '9') || (braced && c == '!' && at == from);
    }
    return digits;
  }

  private static void runlevels(Word word, Findings findings) {
    String value = word.value();
    String digits = value.startsWith("{") ? value.substring(1, value.length() - 1) : value;
    report(
        word,
        "does not match any runlevel",
        "use `[" + digits + "]`",
        findings,
        Optional.of(Fix.safe("Use `[" + digits + "]`", new Edit(word.span(), "[" + digits + "]"))));
  }

  private static void report(Word word, String message, String help, Findings findings) {
    report(word, message, help, findings, Optional.empty());
  }

  private static void report(
      Word word, String message, String help, Findings findings, Optional<Fix> fix) {
    findings.report(
        word.span(),
        Quoted.of(word.written()) + " " + message,
        finding -> {
          finding.help(help);
          fix.ifPresent(finding::fix);
        });
  }
}
