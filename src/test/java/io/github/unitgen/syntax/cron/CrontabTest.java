package io.github.unitgen.syntax.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrontabTest {
  private static final List<String> PIECES =
      List.of(
          "* * * * *",
          "@daily",
          "root",
          " ",
          "\t",
          "\n",
          "\r\n",
          "A=b",
          "A = 'b'",
          "\"",
          "'",
          "=",
          "#",
          "%",
          "\\%",
          "\\",
          "cmd",
          "0 3 1 ",
          "é",
          "\u0000");

  private static String shown(String text, boolean withUser) {
    return Crontab.read(new Source("crontab", text), withUser).lines().stream()
        .map(CrontabTest::shown)
        .collect(Collectors.joining(";"));
  }

  private static String shown(Crontab.Line line) {
    if (line instanceof Crontab.Variable variable) {
      return variable.name().value() + "=<" + variable.value() + ">";
    }
    if (line instanceof Crontab.Job job) {
      return job.schedule().value()
          + "|"
          + job.user().map(user -> user.value() + "|").orElse("")
          + job.command().value();
    }
    if (line instanceof Crontab.Comment comment) {
      return "#" + comment.text().value();
    }
    return line instanceof Crontab.Refused refused ? "!" + refused.text().value() : "";
  }

  @Test
  void readsJobs() {
    assertThat(shown(" 0 3\t* * *  run  -x # y\n@daily z\n\n#c\n", false))
        .isEqualTo("0 3\t* * *|run  -x # y;@daily|z;;#c");
    assertThat(shown("0 3 * * * root run\n@reboot\troot  z", true))
        .isEqualTo("0 3 * * *|root|run;@reboot|root|z");
  }

  @Test
  void readsVariablesAsCronDoes() {
    assertThat(shown("A=b c \nB = 'x \"y\" '  \n\"C D\"=\"\"\nE=a#b\nF==x\n", false))
        .isEqualTo("A=<b c>;B=<x \"y\">;C D=<>;E=<a#b>;F=<=x>");
    assertThat(shown("A=\nB='x\nC='x' y\nD 1=x\n", false)).isEqualTo("!A=;!B='x;!C='x' y;!D 1=x");
  }

  @Test
  void refusesWhatIsNoJob() {
    assertThat(shown("1 2 3\n* * * * *\n@daily\n", false)).isEqualTo("!1 2 3;!* * * * *;!@daily");
    assertThat(shown("* * * * * root\n", true)).isEqualTo("!* * * * * root");
  }

  @Test
  void aPercentSignBeginsTheInput() {
    assertThat(command("a \\% 'b\\%' \\\\\\% \\n \\\\ c\\")).isEqualTo("a % 'b%' \\% \\n \\ c\\");
    assertThat(command("a \\\\%in\\%p\\\\%ut\\x\\\\")).isEqualTo("a \\ <in%p\\%ut\\x\\\\\n>");
    assertThat(command("mail%one%%two\\%")).isEqualTo("mail <one\n\ntwo%\n>");
    assertThat(command("cat%")).isEqualTo("cat");
    assertThat(command("x%y%")).isEqualTo("x <y\n>");
    assertThat(command("x \\")).isEqualTo("x \\");
  }

  private static String command(String written) {
    CronCommand command = CronCommand.read(written);
    return command.text() + command.input().map(input -> " <" + input + ">").orElse("");
  }

  @Test
  void theLinesAreTheText() {
    Random random = Seed.random();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      Source source = new Source("crontab", text.toString());
      assertThat(
              Crontab.read(source, random.nextBoolean()).lines().stream()
                  .map(line -> source.slice(line.span()))
                  .collect(Collectors.joining()))
          .as(Seed.OPTION)
          .isEqualTo(text.toString());
      assertThat(CronCommand.read(text.toString()).input()).isNotEqualTo(Optional.of(""));
    }
  }
}
