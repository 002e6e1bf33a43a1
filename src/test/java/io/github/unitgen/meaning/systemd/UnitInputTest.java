package io.github.unitgen.meaning.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitInputTest {
  private static final String TEXT =
      """
      [Unit]
      After=a.service
      Description=x
      [Service]
      ExecStart=/bin/true
      ExecStart=
      ExecStart=/bin/false
      Description=y
      [Unit]
      After=b.service
      """;

  private static UnitInput unit(String text) {
    return new UnitInput(
        UnitParser.parse(new Source("x.service", text)),
        UnitName.of("x.service"),
        SystemdVersions.NEWEST);
  }

  private static List<String> values(List<Assignment> lines) {
    return lines.stream().map(Assignment::value).toList();
  }

  private static void check(UnitInput unit) {
    assertThat(values(unit.all("Unit", "After"))).containsExactly("a.service", "b.service");
    assertThat(values(unit.all("Unit", "Description"))).containsExactly("x");
    assertThat(values(unit.all("Service", "ExecStart")))
        .containsExactly("/bin/true", "", "/bin/false");
    assertThat(values(unit.effective("Service", "ExecStart"))).containsExactly("/bin/false");
    assertThat(unit.all("Service", "After")).isEmpty();
    assertThat(unit.all("Install", "Alias")).isEmpty();
  }

  @Test
  void findsTheLinesOfASetting() {
    check(unit(TEXT));
  }

  @Test
  void findsTheSameLinesOnceItHasLetGoOfWhatItRead() {
    UnitInput unit = unit(TEXT);
    unit.forget();
    check(unit);
  }

  @Test
  void readsBooleansAsSystemdDoes() {
    UnitInput unit = unit("[Service]\nRemainAfterExit=T\nGuessMainPID=off\n");
    assertThat(unit.isYes("Service", "RemainAfterExit")).isTrue();
    assertThat(unit.isNo("Service", "GuessMainPID")).isTrue();
    assertThat(unit.isYes("Service", "SendSIGKILL")).isFalse();
    assertThat(unit.isNo("Service", "SendSIGKILL")).isFalse();
  }
}
