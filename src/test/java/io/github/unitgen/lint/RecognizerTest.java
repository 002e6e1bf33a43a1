package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerTest {
  private static String what(String path, String text) {
    Recognized found = Recognizer.recognize(new Source(path, text), false);
    return found
        .kind()
        .map(Kind::id)
        .or(() -> found.skipped().map(Recognized.Skipped::text))
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "a.service, '', systemd",
    "a.service, '# c||; c', systemd",
    "a@.service, '', systemd",
    "a.service.d/x.conf, '', systemd",
    "service.d/x.conf, '', systemd",
    "a.service.bak, '', nothing",
    "service, '', nothing",
    "a.service, '<?xml version=\"1.0\"?>', an XML file",
    "a.service, '<!DOCTYPE x>', an XML file",
    "a.service, '# c|<service-group>', an XML file",
    "a.service, '[D-BUS Service]|Name=x', a D-Bus service",
    "a.service, '# c||[D-BUS Service]', a D-Bus service",
    "usr/share/sxmo/superd/services/a.service, '[Service]|ExecStart=a $X/b', a superd service",
    "superd/services.d/a.service, '[Service]|ExecStart=a $X/b', systemd",
    "a.service, '#!/bin/sh|NAME=x|[ -f x ]', a script",
    "a.service, '#!/bin/sh|[Unit]', a script",
    "a.service, ' #!/bin/sh|[Unit]', systemd",
    "Containerfile.path, 'FROM x|ENV PATH=/bin', a file without any section header",
    "x.target, 'all: x|	[ -f y ]', a file without any section header",
    "x.mount, '{|  \"a\": [ 1 ]|}', a file without any section header",
    "x.mount, '[|  1|]', a file without any section header",
    "a.service, 'ExecStart=/x', a file without any section header",
    "a.service, '[Service|ExecStart=/x', systemd",
    "a.service, '  [Service]|ExecStart=/x', systemd",
    "a.service, '.include /lib/systemd/system/a.service', systemd",
    "a.service.d/x.conf, 'ExecStart=/x', systemd",
    "trash.mount, '[Mount]|Type=trash|Exec=/x|AutoMount=true', a GVfs mount",
    "trash.mount, '[Mount]|AutoMount=false', a GVfs mount",
    "srv.mount, '[Mount]|What=/dev/x|Exec=/x', systemd",
    "a.service, '[Mount]|Exec=/x', systemd",
    "a.service.j2, '[Unit]', a template (.j2)",
    "a@.service.erb, '', a template (.erb)",
    "a.socket.in, '', a template (.in)",
    "a.timer.tmpl, '', a template (.tmpl)",
    "a.service.mustache, '', a template (.mustache)",
    "a.service.ftl, '', a template (.ftl)",
    "a.service.d/x.conf.j2, '', a template (.j2)",
    "a.conf.j2, '', nothing",
    "a.yml.in, '', nothing",
    "c.container, '[Unit]|[Container]|Image=x', a Quadlet file",
    "c.container, '[Service]', a Quadlet file",
    "c.container.d/10.conf, '[Container]', a Quadlet file",
    "c.container, 'a box', nothing",
    "c.pod, '=head1 NAME', nothing",
    "c.pod, '[Pod]', a Quadlet file",
    "c.volume, '[Volume]', a Quadlet file",
    "c.kube, '[Kube]', a Quadlet file",
    "c.build, '[Build]', a Quadlet file",
    "c.image, '[Image]', a Quadlet file",
    "c.network, '[Network]|Subnet=x', a Quadlet file",
    "c.network, '[Service]', a Quadlet file",
    "10-eth.network, '[Match]|Name=e*|[Network]|DHCP=yes', nothing",
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
    "x.conf, 'script|exec {{ x }}|end script', a template (line 2)",
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
    "x.yml, 'unitgen: 1|command: <%= x %>', a template (line 2)",
    ".unitgen.yml, 'anything', config",
    "a/.unitgen.yml, '', config",
    "a.txt, 'start on x', nothing",
    "debian/a.upstart, 'start on x', upstart",
    "a.UPSTART, 'exec x|respawn', upstart",
    "a.upstart, 'use upstart', nothing",
  })
  void tellsFilesApart(String path, String text, String expected) {
    assertThat(what(path, text.replace('|', '\n'))).isEqualTo(expected);
    if (!expected.equals("nothing")) {
      assertThat(Recognizer.isCounted(path)).isTrue();
    }
  }

  /** The text of a unit, a job or a manifest, and the line that makes it a template; 0 for none. */
  @ParameterizedTest
  @CsvSource({
    // a header, a key, a line of its own
    "a.service, '[{{ x }}]|A=b', 1",
    "a.service, '{% if x %}|[Service]', 1",
    "a.service, '<% if x = y %>|[Service]', 1",
    "a.service, '[Service]|{{#if x}}|User=a', 2",
    "a.service, '[Service]|{% if x == y %}|User=a', 2",
    "a.service, '[Service]|{% if x %}User=a{% endif %}', 2",
    "a.service, '[Service]|@KEY@=a', 2",
    "a.service, '[Service]|@LINES@', 2",
    "a.service, '[Service]|{LINES}', 2",
    "a.service, '[Service]|%LINES%', 2",
    "a.service, '[Service]|ExecStart=/x \\|  -a \\|{% if x %}|  -b \\|{% endif %}', 2",
    // a whole value
    "a.service, '[Service]|User={{ user }}', 2",
    "a.service, '[Service]|Environment=\"{{ all }}\"', 2",
    "a.service, '[Unit]|Description=@NAME@', 2",
    "a.service, '[Unit]|Description={{ a }} {{ b }}', 2",
    "a.service, '[Service]|BusName={BUSNAME}', 2",
    "a.service, '[Service]|WorkingDirectory=%PATH%', 2",
    "a.service, '[Unit]|Description=${project.name}', 2",
    // the program of an Exec line
    "a.service, '[Service]|ExecStart=@bindir@/x', 2",
    "a.service, '[Service]|ExecStart=-@bindir@/x', 2",
    "a.service, '[Service]|ExecStart={bindir}/app', 2",
    "a.service, '[Service]|ExecStart=#SBINDIR#/run', 2",
    "a.service, '[Service]|ExecStart=__BIN_DIR2__/run', 2",
    "a.service, '[Service]|ExecStart=/opt/{{ x }}/run -a', 2",
    "a.service, '[Service]|ExecStart=<%= @bin %>', 2",
    "a.service, '[Service]|ExecStart=BINDIR/run', 2",
    "a.service, '[Service]|A=b|ExecStopPost = -+ABC_2/run', 3",
    "a.service, '[Service]|ExecStart=@%bindir%/run', 2",
    "a.service, '[Unit]|Description=${NAME_2}', 2",
    "a.service, '[Unit]|Description=${a}|A=b', 2",
    "a.service, '[Service]|ExecStart=${CMAKE_BIN}/run', 2",
    "a.service, '[Service]|EnvironmentFile=${CMAKE_ETC_DIR}/env', 2",
    // a value that is refused because of it
    "a.service, '[Service]|User=app-{{ x }}', 2",
    "a.service, '[Service]|User=__APACHE__', 2",
    "a.service, '[Service]|User=__WWW__', 2",
    "a.service, '[Service]|User=__A__ __APACHE__', 2",
    "a.service, '[Service]|EnvironmentFile=%PATH%/env', 2",
    "a.service, '[Service]|EnvironmentFile=-${path.env}', 2",
    "a.service, '[Service]|EnvironmentFile=${a.b.c_2}/env', 2",
    "a.service, '[Unit]|After={{ db }}.service', 2",
    "a.service, '[Unit]|After={name}.service', 2",
    "a.service, '[Service]|Environment=A={{ x }}', 2",
    "a.service, '[Service]|LimitNOFILE={{ a }}:{{ b }}', 2",
    "a.service, '[Service]|ExecStart=/x {{ args ¦ join }}', 2",
    "a.service, '[Service]|ExecStart=/x <%= args %>', 2",
    // text: an argument, a comment, a name with an @, specifiers and variables
    "a.service, '[Service]|ExecStart=/x {{', 0",
    "a.service, '[Service]|ExecStart=/x ${A}', 0",
    "a.service, '[Service]|ExecStart=/x ${a.b}', 0",
    "a.service, '[Service]|ExecStart=/x ${CMAKE_BIN}', 0",
    "a.service, '[Service]|EnvironmentFile=${CMAKE}/env', 0",
    "a.service, '[Service]|EnvironmentFile=${CMAKE_ETC', 0",
    "a.service, '[Service]|EnvironmentFile=${MYCMAKE_ETC}/env', 0",
    "a.service, '[Service]|ExecStart=AB/run', 0",
    "a.service, '[Service]|ExecStart=2ABC/run', 0",
    "a.service, '[Service]|ExecStart=BINDIR', 0",
    "a.service, '[Service]|ExecStart=/BINDIR/run BINDIR/x', 0",
    "a.service, '[Service]|ExecStart=BINdir/run', 0",
    "a.service, '[Service]|ExecStart=%h/run', 0",
    "a.service, '[Service]|ExecStart=%bindir/run', 0",
    "a.service, '[Service]|ExecStart=%bindir%run', 0",
    "a.service, '[Service]|ExecStart=%2bindir%/run', 0",
    "a.service, '[Service]|ExecStart=/x %bindir%/run', 0",
    "a.service, '[Unit]|Description=${}', 0",
    "a.service, '[Unit]|Description=${A', 0",
    "a.service, '[Unit]|Description=${A-b}', 0",
    "a.service, '[Unit]|Description=${A} of ${B}', 0",
    "a.service, '[Unit]|Description=a ${A}', 0",
    "a.service, '[Unit]|Documentation=${A}|#Description=${A}', 0",
    "a.service, '[Service]|Exec', 0",
    "a.service, '[Service]|Exec=BINDIR/run', 0",
    "a.service, '[Service]|EnvironmentFile=BINDIR/Exec', 0",
    "a.service, '[Service]|ExecStart BINDIR/run', 0",
    "a.service, '[Service]|EnvironmentFile=${A}', 0",
    "a.service, '[Service]|EnvironmentFile=${A.}', 0",
    "a.service, '[Service]|EnvironmentFile=${.a}', 0",
    "a.service, '[Service]|EnvironmentFile=${a.b', 0",
    "a.service, '[Service]|EnvironmentFile=${a-b.c}', 0",
    "a.service, '[Service]|EnvironmentFile=$a.b}', 0",
    "a.service, '[Service]|ExecStart=/x a@b.c d@e.f', 0",
    "a.service, '[Service]|ExecStart=/x --to a@HOST@b', 0",
    "a.service, '[Service]|ExecStart=/x --format {{.State.Running}} web', 0",
    "a.service, '[Service]|ExecStart=/x --format \"{{.Names}}\"|Typo=1', 0",
    "a.service, '[Service]|ExecStart=/x \\|  {{.State.Running}} \\|  web', 0",
    "a.service, '[Service]|ExecStart=/bin/sh -c \"x -f {{.A}} ¦ grep {{.B}}\"', 0",
    "a.service, '[Service]|ExecStart=/x {a} #B# %i_%n <b>', 0",
    "a.service, '[Service]|ExecStart=/bin/date +%FT%T', 0",
    "a.service, '[Service]|ExecStart=__AB__/x', 0",
    "a.service, '[Service]|ExecStart=__1AB__/x', 0",
    "a.service, '[Service]|ExecStart=__init__/x', 0",
    "a.service, '[Service]|ExecStart=_ABC__/x', 0",
    "a.service, '[Service]|ExecStart=__ABC_/x', 0",
    "a.service, '[Service]|ExecStart=__ABC', 0",
    "a.service, '[Service]|ExecStart=/x __ABC__', 0",
    "a.service, '[Service]|ExecStart=/x %%PATH%%', 0",
    "a.service, '[Service]|ExecStart=/usr/bin/env {{x}}', 0",
    "a.service, '[Service]|ExecStart=@/x x@y@z', 0",
    "a.service, '[Service]|ExecStart=/srv/${APP}/x', 0",
    "a.service, '[Service]|Environment=A={{x}} \"B={{ y }}\"', 0",
    "a.service, '[Unit]|Description=Mail to root@localhost@example', 0",
    "a.service, '[Unit]|Wants=foo@bar@baz.service', 0",
    "a.service, '[Unit]|# {{ x }} @y@', 0",
    "a.service, '[Unit]|; {% x %}|#NAME#', 0",
    "a.service, '[Unit]|# {{{ a fold|A=b|# }}}', 0",
    "a.service, '[Service]|Restart=always # {{ x }}', 0",
    // jobs
    "a.conf, 'exec {{ bin }}', 1",
    "a.conf, 'exec @bindir@/x', 1",
    "a.conf, 'exec /opt/<%= x %>/run', 1",
    "a.conf, 'exec /x <%= args %>', 1",
    "a.conf, 'setuid {{ user }}|exec /x', 1",
    "a.conf, 'kill timeout {{ t }}|exec /x', 1",
    "a.conf, 'exec /x|env A={{ x }}', 2",
    "a.conf, 'exec /x|limit nofile {{ n }} {{ n }}', 2",
    "a.conf, 'exec /x|{% if x %}|respawn|{% endif %}', 2",
    "a.conf, 'script|  {% if x %}|  a|  {% endif %}|end script', 2",
    "a.conf, 'script|  cd {{ dir ¦ quote }}|end script', 2",
    "a.conf, 'script|  @bindir@/x|end script', 2",
    "a.conf, 'exec /x -f {{.State.Running}} db', 0",
    "a.conf, 'exec /x -f \"<% x %>\"', 0",
    "a.conf, 'exec /x a@HOST@b {a} #NAME# %NAME%', 0",
    "a.conf, 'exec ${a.b}/x __NAME__', 0",
    "a.conf, 'description \"the {{ x }} job\"|exec /x', 0",
    "a.conf, '# folds: {{{ one|nice 99|exec /x|# }}}', 0",
    "a.conf, 'script|  x=\"`d inspect -f {{.S}} db`\"|  # {{ y }}|end script', 0",
    "a.conf, 'script|  F=\"{{.State.Running}}\"|end script', 0",
    "a.conf, 'exec BINDIR/run', 0",
    // manifests, where {{ }} is a placeholder
    "a.yml, 'unitgen: 1|{% if x %}', 2",
    "a.yml, 'unitgen: 1|name: shop-@ENV@', 2",
    "a.yml, 'unitgen: 1|user: \"@USER@\"', 2",
    "a.yml, 'unitgen: 1|d: { user: @USER@ }', 2",
    "a.yml, 'unitgen: 1|@NAME@: x', 2",
    "a.yml, 'unitgen: 1|command: \"@bindir@/x\"', 2",
    "a.yml, 'unitgen: 1|command: [run, \"<%= x %>\"]', 2",
    "a.yml, 'unitgen: 1|command: run {{instance}} a@HOST@b', 0",
    "a.yml, 'unitgen: 1|user: ${a.b}', 0",
    "a.yml, 'unitgen: 1|command: run <% x %> more', 0",
    "a.yml, 'unitgen: 1|# {% x %}|name: x # @y@', 0",
  })
  void takesAFileForATemplateWhereAMarkerCannotBeText(String path, String text, int line) {
    Source source = new Source(path, text.replace('|', '\n').replace('¦', '|'));
    Recognized found = Recognizer.recognize(source, true);
    assertThat(found.skipped().map(Recognized.Skipped::text).orElse(""))
        .isEqualTo(line == 0 ? "" : "a template (line " + line + ")");
    assertThat(found.kind().isPresent()).isEqualTo(line == 0);
  }

  @Test
  void takesNothingThatUnitgenWroteForATemplate() {
    String body = "[Unit]\nDescription={{ x }}\n";
    String ours = Ownership.stamp("m.yml", "g", body);
    assertThat(what("a.service", body)).isEqualTo("a template (line 2)");
    assertThat(what("a.service", ours)).isEqualTo("systemd");
    assertThat(what("a.service", ours + "User=@x@\n")).isEqualTo("a template (line 3)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "service", "conf", ".service", "a.service~", "a.yml.bak", "a/"})
  void doesNotReadWhatNoNameOfOursIs(String path) {
    assertThat(Recognizer.isCounted(path)).isEqualTo(path.equals("conf"));
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
            "oom never",
            "e\\\nxec x",
            "",
            "# c",
            "task force")) {
      assertThat(Recognizer.recognize(new Source("x.conf", job), true).kind())
          .contains(Kind.UPSTART);
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
            "/var/log/x weekly",
            "d /run/x 0755 x x",
            "z")) {
      assertThat(Recognizer.recognize(new Source("x.conf", "# c\n\n" + other), true).kind())
          .as(other)
          .isEmpty();
    }
    assertThat(Recognizer.recognize(new Source("x.conf", "start on x\n[ -f x ]"), true).kind())
        .contains(Kind.UPSTART);
    assertThat(Recognizer.recognize(new Source("README.upstart", "nice text"), true).kind())
        .isEmpty();
  }

  @Test
  void isNotMisledByAMark() {
    assertThat(what("x.yml", "\uFEFFunitgen: 1\n")).isEqualTo("manifest");
    assertThat(what("a.service", "\uFEFF<?xml?>")).isEqualTo("an XML file");
  }
}
