package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.List;
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
    JobInput job = input(text);
    assertThat(Commands.of(job).main())
        .extracting(started -> slice(text, started.word().span()))
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

  private static List<String> programs(Commands commands) {
    return commands.main().stream().map(Started::program).toList();
  }

  private static List<String> slices(String text) {
    return Commands.of(unitInput(text)).main().stream()
        .map(started -> slice(text, started.word().span()))
        .toList();
  }

  private static String slice(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  private static Commands unit(String lines) {
    return Commands.of(unitInput("[Service]\n" + lines + "\n"));
  }

  private static UnitInput unitInput(String text) {
    return new UnitInput(
        UnitParser.parse(new Source("x.service", text)),
        UnitName.of("x.service"),
        SystemdVersions.NEWEST);
  }

  private static Commands job(String text) {
    return Commands.of(input(text));
  }

  private static JobInput input(String text) {
    return JobInput.of(JobParser.parse(new Source("x.conf", text)), "x.conf", Targets.NEWEST);
  }
}
