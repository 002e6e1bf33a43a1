package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Inputs;
import io.github.unitgen.meaning.command.ShellBody.Kind;
import io.github.unitgen.meaning.command.ShellBody.Shell;
import io.github.unitgen.meaning.command.Started.Context;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          /usr/bin/env -i A=b -u C sidekiq -d | sidekiq
          /usr/bin/bundle exec sidekiq | sidekiq
          /usr/bin/bundle2.7 exec --keep-file-descriptors puma | puma
          /usr/bin/bundle install | bundle
          /usr/bin/nice -n 5 ionice -c3 chrt -f 10 x | x
          /usr/bin/timeout -k 5 --signal TERM 10 x | x
          /usr/bin/timeout --foreground 10 x | x
          /usr/bin/nohup setsid -w x | x
          /usr/bin/sudo -E -u deploy -- A=b x y | x
          /bin/su - deploy -c 'exec x y' | x
          /sbin/runuser -u deploy x y | x
          /sbin/runuser -u deploy -- x y | x
          /bin/su deploy | su
          /bin/sh -c 'exec x' | x
          /bin/bash -l -e -o pipefail -c "cd /y; exec x" | cd x
          /bin/bash /srv/x.sh y | x.sh
          /bin/bash -s | bash
          /usr/bin/python3.11 -u -m celery -A y worker | celery
          /usr/bin/python3 -W ignore /srv/x.py | x.py
          /usr/bin/python3 -c 'import x' | python3
          /usr/bin/ruby -I lib -rbundler/setup bin/x | x
          /usr/bin/node --require y /srv/x.js | x.js
          /usr/bin/java -Xmx1g -cp a:b com.y.Main z | com.y.Main
          /usr/bin/java -Dy=z -jar /srv/x.jar z | x.jar
          /usr/local/bin/rvm in /srv do bundle exec x | x
          /usr/local/bin/rvm 2.7 do x | x
          /usr/bin/rbenv exec x | x
          /sbin/start-stop-daemon --start --exec /bin/x -- -y | x
          /sbin/start-stop-daemon -S -a /bin/x -x /bin/y | x
          /sbin/start-stop-daemon --stop | start-stop-daemon
          /usr/bin/dumb-init -- x | x
          /usr/bin/tini -s -- x | x
          /usr/bin/chpst -u deploy -e /env x | x
          /usr/sbin/chroot --userspec a:b /y x | x
          /sbin/minijail0 -u y -- /bin/x z | x
          /sbin/minijail0 -u y /bin/x | minijail0
          /usr/bin/busybox sh -c 'x; y' | x y
          /usr/bin/systemd-cat -t y x | x
          /usr/bin/setpriv --reuid y --init-groups x | x
          """)
  void takesWrappersOff(String line, String programs) {
    assertThat(String.join(" ", programs(unit("ExecStart=" + line)))).isEqualTo(programs);
  }

  @Test
  void keepsWhatTheWrappersWereGiven() {
    Started started = unit("ExecStart=/usr/bin/sudo -u deploy nice -n 5 x").main().get(0);
    assertThat(started.wrappers()).extracting(Wrapper::name).containsExactly("sudo", "nice");
    assertThat(started.wrappers().get(0).arguments())
        .extracting(Argument::value)
        .containsExactly("-u", "deploy");
  }

  @Test
  void knowsThePhases() {
    Commands commands =
        unit(
            """
            ExecStartPre=a
            ExecCondition=b
            ExecStart=c
            ExecStartPost=d
            ExecReload=e
            ExecStop=f
            ExecStopPost=g
            """);
    assertThat(commands.in(Phase.PRE_START)).hasSize(2);
    assertThat(commands.in(Phase.MAIN)).hasSize(1);
    assertThat(commands.in(Phase.POST_START)).hasSize(1);
    assertThat(commands.in(Phase.RELOAD)).hasSize(1);
    assertThat(commands.in(Phase.STOP)).hasSize(1);
    assertThat(commands.in(Phase.POST_STOP)).hasSize(1);
    Commands job =
        job(
            """
            pre-start exec a
            post-start script
            b
            end script
            exec c
            pre-stop exec d
            post-stop exec e
            """);
    assertThat(job.all())
        .extracting(Started::phase)
        .containsExactly(
            Phase.MAIN, Phase.PRE_START, Phase.POST_START, Phase.STOP, Phase.POST_STOP);
  }

  @Test
  void readsWhatCountsOfAJob() {
    assertThat(programs(job("exec a\nscript\n  b\nend script\n"))).containsExactly("b");
    assertThat(programs(job("script\n  b\nend script\nexec a\n"))).containsExactly("a");
  }

  @Test
  void pointsIntoNestedTexts() {
    assertThat(slices("[Service]\nExecStart=/bin/sh -c 'cd /x && exec y --z'\n"))
        .containsExactly("cd", "y");
    assertThat(slices("[Service]\nExecStart=/bin/sh -c 'kill $$PID; exec y'\n"))
        .containsExactly("kill", "y");
    assertThat(slices("[Service]\nExecStart=/bin/sh -c \\\n  'a; \\\n b'\n"))
        .containsExactly("a", "b");
  }

  @Test
  void pointsIntoIndentedScripts() {
    String text = "script\n\t\ta\n\n\t\texec bash <<'E'\n\t\t  b c\n\t\tE\nend script\n";
    JobInput job = Inputs.job(text);
    assertThat(Commands.of(job).main())
        .extracting(started -> Inputs.slice(text, started.word().span()))
        .contains("a", "bash", "b");
  }

  @Test
  void saysWhoStaysAroundAProgram() {
    assertThat(unit("ExecStart=x").main().get(0).context().executed()).isTrue();
    assertThat(unit("ExecStart=/bin/sh -c 'x; y'").main().get(1).context().executed()).isFalse();
    assertThat(unit("ExecStart=/bin/sh -c 'exec y'").main().get(0).context().executed()).isTrue();
    assertThat(job("exec x > y\n").main().get(0).context().executed()).isTrue();
    assertThat(job("script\nx\nend script\n").main().get(0).context().executed()).isFalse();
  }

  @Test
  void readsTheHereDocumentsOfShells() {
    Commands commands =
        job(
            """
            script
              b=1 exec bash -e <<'E'
              exec c $x
            E
              sh -x <<E
              exec d \\$y
            E
              dash <<-E
              f `g`
            \tE
              zsh --e <<E
              h
            E
              cat <<E
              i
            E
              exec <<E
              j
            E
            end script
            """);
    assertThat(programs(commands))
        .containsExactly("bash", "c", "sh", "d", "dash", "f", "zsh", "h", "cat", "");
    List<ShellBody> documents =
        commands.texts().stream().filter(text -> text.kind() == Kind.DOCUMENT).toList();
    assertThat(documents)
        .extracting(ShellBody::text)
        .containsExactly("  exec c $x\n", "  exec d \\$y\n", "  f `g`\n", "  h\n");
    assertThat(documents)
        .extracting(ShellBody::shell)
        .containsExactly(Shell.BASH, Shell.SH, Shell.SH, Shell.OTHER);
    assertThat(documents).extracting(ShellBody::errexit).containsExactly(true, false, false, false);
    assertThat(documents).extracting(ShellBody::exact).containsExactly(true, false, false, true);
    assertThat(commands.main().get(1).context().executed()).isTrue();
    assertThat(commands.main().get(3).context().executed()).isFalse();
  }

  @Test
  void readsSixShellsInOneAnother() {
    String inner = "x";
    for (int depth = 0; depth < 6; depth++) {
      inner = "sh <<E" + depth + "\n" + inner + "\nE" + depth;
    }
    Commands six = job("script\n" + inner + "\nend script\n");
    assertThat(six.texts()).hasSize(7);
    assertThat(programs(six)).endsWith("x");
    Commands seven = job("script\nsh <<F\n" + inner + "\nF\nend script\n");
    assertThat(seven.texts()).hasSize(7);
    assertThat(programs(seven)).doesNotContain("x");
  }

  @Test
  void theTextOfAShellIsExactWhereNoOtherShellHasExpandedIt() {
    List<ShellBody> texts =
        job("script\nsh -c 'a $x'\nbash -ec \"b $x\"\nsu x -c 'c'\nend script\n").texts();
    assertThat(texts).extracting(ShellBody::exact).containsExactly(true, true, false, true);
    assertThat(texts).extracting(ShellBody::errexit).containsExactly(true, false, true, false);
    assertThat(texts).extracting(ShellBody::expanded).containsExactly(true, true, true, true);
    ShellBody direct = unit("ExecStart=/bin/sh -ec 'd $x'").texts().get(0);
    assertThat(direct.exact()).isTrue();
    assertThat(direct.errexit()).isTrue();
    assertThat(direct.expanded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x > y | 1 > y
          x 1> y | 1 > y
          x 2> y | 2 > y
          x &> y | 0 &> y
          x >& y | 0 >& y
          x >> y 2>> z | 1 >> y, 2 >> z
          x >&2 |
          x < y |
          sh -c 'x > y' > z | 1 > y, 1 > z
          """)
  void knowsTheOutputsThatAreSentToFiles(String text, @Nullable String outputs) {
    List<Redirection> found =
        job("script\n" + text + "\nend script\n").main().get(0).redirections();
    assertThat(
            found.stream()
                .map(to -> to.stream() + " " + to.operator() + " " + to.target().value())
                .collect(Collectors.joining(", ")))
        .isEqualTo(outputs == null ? "" : outputs);
  }

  @Test
  void theRedirectionOfAShellIsThatOfTheProgramItEndsWith() {
    List<Started> started = job("script\nsh -c 'x; y' > z\nend script\n").main();
    assertThat(started.get(0).redirections()).isEmpty();
    assertThat(started.get(1).redirections()).hasSize(1);
    started = job("script\nsh -c 'x | y' > z\nend script\n").main();
    assertThat(started.get(0).redirections()).isEmpty();
    assertThat(started.get(1).redirections()).hasSize(1);
  }

  @Test
  void theContextOfAShellIsThatOfItsCommandsToo() {
    Context piped = job("script\na | sh -c 'x'\nend script\n").main().get(1).context();
    assertThat(piped.piped()).isTrue();
    assertThat(piped.pipedInto()).isFalse();
    Context into = job("script\nsh -c 'x' | b\nend script\n").main().get(0).context();
    assertThat(into.piped()).isFalse();
    assertThat(into.pipedInto()).isTrue();
    Context inner = job("script\nsh -c 'a | x; y'\nend script\n").main().get(2).context();
    assertThat(inner.piped()).isFalse();
    Context background = job("script\nsh -c 'x' &\nend script\n").main().get(0).context();
    assertThat(background.background()).isPresent();
    Context loop = job("script\nwhile a; do sh -c 'x'; done\nend script\n").main().get(1).context();
    assertThat(loop.inLoop()).isTrue();
    assertThat(loop.last()).isFalse();
    Context subshell = job("script\n( sh -c 'x' )\nend script\n").main().get(0).context();
    assertThat(subshell.inSubshell()).isTrue();
    Context branch =
        job("script\nif sh -c 'a'; then sh -c 'x'; fi\nend script\n").main().get(1).context();
    assertThat(branch.inBranch()).isTrue();
    assertThat(branch.inCondition()).isFalse();
    Context function = job("script\nf() { sh -c 'x'; }\nf\nend script\n").main().get(0).context();
    assertThat(function.function()).isEqualTo("f");
    Context operator = job("script\nsh -c 'a || x'\nend script\n").main().get(1).context();
    assertThat(operator.operator()).isEqualTo("||");
    assertThat(operator.depth()).isEqualTo(1);
  }

  @Test
  void removesTwentyWrappersAndNoMore() {
    assertThat(programs(unit("ExecStart=/usr/bin/" + "nohup ".repeat(20) + "x")))
        .containsExactly("x");
    assertThat(programs(unit("ExecStart=/usr/bin/" + "nohup ".repeat(21) + "x")))
        .containsExactly("nohup");
  }

  @Test
  void theCommandsOfALineAreAGroup() {
    Commands commands = unit("ExecStartPre=a\nExecStartPre=-+b\nExecStart=/bin/sh -c 'c; d'");
    assertThat(commands.all()).extracting(Started::group).containsExactly(1, 2, 3, 3);
    assertThat(commands.prefixes(commands.all().get(0))).isEmpty();
    assertThat(commands.prefixes(commands.all().get(1))).hasSize(2);
    assertThat(job("pre-start exec a\nscript\nb\nend script\n").all())
        .extracting(Started::group)
        .doesNotHaveDuplicates();
  }

  private static List<String> programs(Commands commands) {
    return commands.main().stream().map(Started::program).toList();
  }

  private static List<String> slices(String text) {
    return Commands.of(Inputs.unit(text)).main().stream()
        .map(started -> Inputs.slice(text, started.word().span()))
        .toList();
  }

  private static Commands unit(String lines) {
    return Commands.of(Inputs.unit("[Service]\n" + lines + "\n"));
  }

  private static Commands job(String text) {
    return Commands.of(Inputs.job(text));
  }
}
