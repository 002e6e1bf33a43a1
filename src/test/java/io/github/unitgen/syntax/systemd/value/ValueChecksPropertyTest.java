package io.github.unitgen.syntax.systemd.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValueChecksPropertyTest {
  private static final List<Directive> ALL =
      Stream.of("Unit", "Service", "Socket", "Timer", "Path", "Mount", "Swap", "Slice", "Install")
          .flatMap(
              section ->
                  Directives.all().keys(section).stream()
                      .map(key -> Directives.all().find(section, key).orElseThrow()))
          .toList();

  @Property(tries = 20_000)
  void judgesAnyTextOfAnySetting(
      @ForAll("directives") Directive directive, @ForAll("texts") String text) {
    for (Fault fault : ValueChecks.faults(directive, text.strip(), "x.service", 252)) {
      assertThat(fault.at().end()).isLessThanOrEqualTo(text.strip().length());
      assertThat(fault.takes()).isNotEmpty();
    }
  }

  @Property
  void saysTheSameWhenAskedAgain(
      @ForAll("directives") Directive directive, @ForAll("texts") String text) {
    assertThat(ValueChecks.faults(directive, text.strip(), "x.service", 252))
        .isEqualTo(ValueChecks.faults(directive, text.strip(), "x.service", 252));
  }

  @Property
  void takesEveryTimeSpanThatIsPrinted(@ForAll("spans") String span) {
    assertThat(kinds("Service", "RestartSec", span)).isSubsetOf(Kind.MONTHS);
  }

  @Property
  void takesEverySizeThatIsPrinted(@ForAll("sizes") String size) {
    assertThat(kinds("Service", "MemoryMax", size)).isEmpty();
  }

  @Property
  void takesEveryCalendarEventThatIsPrinted(@ForAll("calendars") String event) {
    assertThat(kinds("Timer", "OnCalendar", event)).isEmpty();
  }

  @Property
  void takesNoTimeSpanWithAnUnknownUnit(@ForAll("spans") String span) {
    assertThat(kinds("Service", "RestartSec", span + " 5q")).contains(Kind.INVALID);
  }

  @Provide
  Arbitrary<Directive> directives() {
    return Arbitraries.of(ALL);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "/",
            "..",
            ":",
            "-",
            "~",
            "@",
            "%",
            "%i",
            "%Q",
            "\"",
            "'",
            "\\",
            "\\x",
            " ",
            "#",
            "=",
            "*",
            ",",
            "10",
            "0x",
            "5min",
            "M",
            "1K",
            "kb",
            "infinity",
            "yes",
            "a",
            "foo.service",
            "AF_INET",
            "::1",
            "1.2.3.4",
            "Mon",
            "..",
            "{",
            "\u00e9",
            "99999999999999999999");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> spans() {
    Arbitrary<String> parts =
        Combinators.combine(
                Arbitraries.integers().between(0, 5000),
                Arbitraries.of("", ".5", ".25"),
                Arbitraries.of("us", "ms", "s", "sec", "min", "m", "h", "hr", "d", "w", "M", "y"))
            .as((number, fraction, unit) -> number + fraction + unit);
    return parts.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(" ", list));
  }

  @Provide
  Arbitrary<String> sizes() {
    return Arbitraries.subsetOf("E", "P", "T", "G", "M", "K", "B")
        .filter(units -> !units.isEmpty())
        .map(
            units -> {
              List<String> parts = new ArrayList<>();
              for (String unit : List.of("E", "P", "T", "G", "M", "K", "B")) {
                if (units.contains(unit)) {
                  parts.add((parts.size() + 1) + unit);
                }
              }
              return String.join(" ", parts);
            });
  }

  @Provide
  Arbitrary<String> calendars() {
    return Combinators.combine(
            Arbitraries.of("", "Mon ", "Mon..Fri ", "Sat,Sun ", "tuesday,Thu "),
            Arbitraries.of("*-*-* ", "2024-02-29 ", "*-1..3-1,15 ", "*-*~01 ", "*-*-1/7 ", "5-6 "),
            Arbitraries.of("00:00", "*:0/15", "8..17:00:00", "12:30:59.5", "*:*:*", "1,2:3"),
            Arbitraries.of("", " UTC", " Europe/Berlin"))
        .as((days, date, time, zone) -> days + date + time + zone);
  }

  private static List<Kind> kinds(String section, String key, String value) {
    Directive directive = Directives.all().find(section, key).orElseThrow();
    return ValueChecks.faults(directive, value, "x.service", 252).stream()
        .map(Fault::kind)
        .toList();
  }
}
