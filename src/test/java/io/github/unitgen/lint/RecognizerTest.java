package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerTest {
  private static String what(String path, String text) {
    Recognized found = Recognizer.recognize(path, text, false);
    return found
        .kind()
        .map(Kind::id)
        .or(() -> found.skipped().map(Recognized.Skipped::text))
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "a.service, '', systemd",
    "a@.service, '', systemd",
    "a.service.d/x.conf, '', systemd",
    "service.d/x.conf, '', systemd",
    "a.service.bak, '', nothing",
    "service, '', nothing",
    "a.service, '<?xml version=\"1.0\"?>', XML",
    "a.service, '<!DOCTYPE x>', XML",
    "a.service, '# c|<service-group>', XML",
    "a.service, '[D-BUS Service]|Name=x', a D-Bus service",
    "a.service, '# c||[D-BUS Service]', a D-Bus service",
    "a.service, '[Service]|Exec={{ x }}', a template",
    "a.service, '{% if x %}', a template",
    "a.service, '<% if x %>', a template",
    "a.service, 'ExecStart=@bindir@/x', a template",
    "a.service, 'ExecStart=/x a@b.c d@e.f', systemd",
    "a.service, 'ExecStart=/x {{', systemd",
    "a.service, 'ExecStart=/x ${A}', systemd",
    "x.conf, 'key = value', nothing",
    "x.conf, 'start on runlevel [2345]', upstart",
    "x.conf, '  respawn  ', nothing",
    "x.conf, '  respawn  |exec /bin/x', upstart",
    "x.conf, 'script', upstart",
    "x.conf, 'exec', nothing",
    "sway.conf, 'exec mako|exec waybar', nothing",
    "stunnel.conf, 'setuid = nobody|setgid = nogroup', nothing",
    "x.override, 'manual|env A=b', upstart",
    "etc/init/x.conf, 'key = value', upstart",
    "etc/initx/x.conf, 'key = value', nothing",
    "x.conf, 'script|exec {{ x }}', a template",
    "x.yml, 'unitgen: 1', manifest",
    "x.YAML, '# c|\"unitgen\": 1', manifest",
    "x.yml, '  unitgen: 1', nothing",
    "x.yml, 'services: {}', nothing",
    "x.yml, 'unitgen:|  stage: test|  script: [x]', nothing",
    "x.yml, 'unitgen:||  stage: test', nothing",
    "x.yml, 'unitgen:|name: x', manifest",
    "x.yml, 'unitgen:|', manifest",
    "x.yml, 'unitgen:', manifest",
    "x.yml, 'unitgen: 1|  name: x', manifest",
    "x.yml, 'unitgen: 1|command: {{instance}}', manifest",
    "x.yml, 'unitgen: 1|command: <%= x %>', a template",
    ".unitgen.yml, 'anything', config",
    "a/.unitgen.yml, '', config",
    "a.txt, 'start on x', nothing",
  })
  void tellsFilesApart(String path, String text, String expected) {
    assertThat(what(path, text.replace('|', '\n'))).isEqualTo(expected);
    if (!expected.equals("nothing")) {
      assertThat(Recognizer.isCandidate(path)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "service", "conf", ".service", "a.service~", "a.yml.bak", "a/"})
  void doesNotReadWhatNoNameOfOursIs(String path) {
    assertThat(Recognizer.isCandidate(path)).isEqualTo(path.equals("conf"));
  }

  @Test
  void believesWhoNamesAFile() {
    for (String job :
        List.of(
            "exec /bin/x",
            "manual",
            "respawn",
            "env A=b",
            "nice 5",
            "exce x",
            "",
            "# c",
            "task force")) {
      assertThat(Recognizer.recognize("x.conf", job, true).kind()).contains(Kind.UPSTART);
    }
    for (String other :
        List.of(
            "setuid = x",
            "vm.swappiness=10",
            "worker_processes 4;",
            "http {",
            "[program:x]",
            "<VirtualHost>",
            "* soft nofile 1024",
            "@include common-auth",
            "/var/log/x weekly")) {
      assertThat(Recognizer.recognize("x.conf", "# c\n\n" + other, true).kind())
          .as(other)
          .isEmpty();
    }
    assertThat(Recognizer.recognize("x.conf", "start on x\n[ -f x ]", true).kind())
        .contains(Kind.UPSTART);
  }

  @Test
  void isNotMisledByAMark() {
    assertThat(what("x.yml", "\uFEFFunitgen: 1\n")).isEqualTo("manifest");
    assertThat(what("a.service", "\uFEFF<?xml?>")).isEqualTo("XML");
  }
}
