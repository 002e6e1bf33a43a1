package io.github.unitgen.meaning.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Inputs;
import io.github.unitgen.meaning.systemd.UnitInput.Lasting;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
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
    check(Inputs.unit(TEXT));
  }

  @Test
  void findsTheLinesOfAKeyThatIsInVeryManySections() {
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < 3; part++) {
      for (int section = 0; section < 40; section++) {
        text.append("[X-").append(section).append("]\n");
        text.append(part == 1 ? "B=" : "A=").append(section).append('.').append(part).append('\n');
      }
    }
    UnitInput unit = Inputs.unit(text.toString());
    for (int section = 0; section < 40; section++) {
      String name = "X-" + section;
      assertThat(values(unit.all(name, "A"))).containsExactly(section + ".0", section + ".2");
      assertThat(values(unit.all(name, "B"))).containsExactly(section + ".1");
      assertThat(unit.all(name, "C")).isEmpty();
    }
    assertThat(unit.all("X-40", "A")).isEmpty();
  }

  @Test
  void findsTheSameLinesOnceItHasLetGoOfWhatItRead() {
    UnitInput unit = Inputs.unit(TEXT);
    unit.forget();
    check(unit);
  }

  @Test
  void computesAnewWhatItHasLetGoOfExceptForWhatLasts() {
    UnitInput unit = Inputs.unit(TEXT);
    StringBuilder made = unit.derived(StringBuilder.class, derived -> new StringBuilder());
    Lasting lasting = unit.derived(Lasting.class, derived -> new Lasting() {});
    Assignment command = unit.last("Service", "ExecStart").orElseThrow();
    ExecLine line = unit.exec(command);
    assertThat(unit.derived(StringBuilder.class, derived -> new StringBuilder())).isSameAs(made);
    assertThat(unit.exec(command)).isSameAs(line);

    unit.forget();

    assertThat(unit.derived(StringBuilder.class, derived -> new StringBuilder())).isNotSameAs(made);
    assertThat(unit.derived(Lasting.class, derived -> new Lasting() {})).isSameAs(lasting);
    assertThat(unit.exec(command)).isNotSameAs(line).isEqualTo(line);
  }

  @Test
  void readsTheLinesOfItsFileAgainOnceItHasLetGoOfThem() {
    UnitInput unit = Inputs.unit(TEXT);
    List<Line> lines = unit.file().lines();
    assertThat(unit.file().lines()).isSameAs(lines);

    unit.forget();

    assertThat(unit.file().lines()).isEqualTo(lines).isNotSameAs(lines);
    assertThat(unit.header("Install")).isEqualTo(unit.file().sections().get(0).nameSpan());
    assertThat(unit.assignments()).isEqualTo(Inputs.unit(TEXT).assignments());
  }

  @Test
  void keepsTheLinesOfATextThatWasPutTogether() {
    UnitFile parsed = Inputs.unit(TEXT).file();
    UnitFile made = new UnitFile(parsed.source(), parsed.lines());
    UnitInput unit = new UnitInput(made, UnitName.of("a.service"), SystemdVersions.NEWEST);
    List<Line> lines = made.lines();

    unit.forget();

    assertThat(unit.file().lines()).isSameAs(lines);
    check(unit);
  }

  @Test
  void knowsAfterwardsAsBeforeWhichLinesSystemdTakes() {
    UnitInput unit = Inputs.unit("[Service]\nRestartSec=5\nRestartSec=x\n");
    assertThat(unit.valueFaults()).hasSize(1);
    assertThat(unit.value("Service", "RestartSec")).isEqualTo("5");

    unit.forget();

    assertThat(unit.value("Service", "RestartSec")).isEqualTo("5");
    assertThat(unit.valueFaults()).hasSize(1);
    assertThat(unit.value("Service", "RestartSec")).isEqualTo("5");
  }

  @Test
  void aCommandContainsTheSignsBetweenItsFirstAndItsLastWord() {
    UnitInput unit =
        Inputs.unit("[Service]\nExecStart=/bin/long word* word word word ; /b ~x ; /c\n");
    List<UnitCommand> commands = unit.commands("Service", "ExecStart");
    assertThat(commands)
        .extracting(command -> command.contains('*'))
        .containsExactly(true, false, false);
    assertThat(commands)
        .extracting(command -> command.contains('~'))
        .containsExactly(false, true, false);
    assertThat(commands)
        .extracting(command -> command.contains(' '))
        .containsExactly(true, true, false);
    assertThat(commands).extracting(command -> command.contains(';')).containsOnly(false);
    UnitInput alone = Inputs.unit("[Service]\nExecStart=/bin/long/name ; /b\n");
    assertThat(alone.commands("Service", "ExecStart").get(0).contains(' ')).isFalse();
    assertThat(alone.commands("Service", "ExecStart").get(0).contains('/')).isTrue();
  }

  @Test
  void theSectionsTellTheTypeWhereTheNameDoesNot() {
    assertThat(Inputs.unit("x", "[Unit]\n[Timer]\n").type()).isEqualTo("timer");
    assertThat(Inputs.unit("x", "[Unit]\n").type()).isEmpty();
    assertThat(Inputs.unit("x.socket", "[Timer]\n").type()).isEqualTo("socket");
  }

  @Test
  void readsBooleansAsSystemdDoes() {
    UnitInput unit = Inputs.unit("[Service]\nRemainAfterExit=T\nGuessMainPID=off\n");
    assertThat(unit.isYes("Service", "RemainAfterExit")).isTrue();
    assertThat(unit.isNo("Service", "GuessMainPID")).isTrue();
    assertThat(unit.isYes("Service", "SendSIGKILL")).isFalse();
    assertThat(unit.isNo("Service", "SendSIGKILL")).isFalse();
  }
}
