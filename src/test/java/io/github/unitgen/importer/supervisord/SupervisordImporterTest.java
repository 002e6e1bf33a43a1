package io.github.unitgen.importer.supervisord;

import static io.github.unitgen.importer.ImportChecks.assertEachHasAFate;
import static io.github.unitgen.importer.ImportChecks.assertReadable;
import static io.github.unitgen.importer.ImportChecks.fates;
import static io.github.unitgen.importer.ImportChecks.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.supervisor.SupervisorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SupervisordImporterTest {
  private static final Path CORPUS = Path.of("../shared/corpus");

  /** One setting of every name that supervisord knows, and more. */
  private static final String ALL =
      """
      ; supervisor config file
      [unix_http_server]
      file=/run/supervisor.sock
      [inet_http_server]
      port=127.0.0.1:9001
      username=admin
      password=s3cr3t-9
      [supervisord]
      logfile=/var/log/supervisord.log
      nodaemon=true
      user=deploy
      umask=027
      minfds=65536
      minprocs=200
      environment=LANG="C.UTF-8",API_TOKEN="kd83jd02ksl"
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
      [supervisorctl]
      serverurl=unix:///run/supervisor.sock
      [include]
      files = conf.d/*.conf more.conf

      ; Answers the browsers
      [program:web]
      command=/srv/shop/bin/puma -p 90%(process_num)02d "-t 1" ; one thread
      process_name=%(program_name)s_%(process_num)02d
      numprocs=3
      priority=10
      startsecs=5
      startretries=10
      exitcodes=0,2
      stopsignal=QUIT
      stopwaitsecs=600
      stopasgroup=true
      killasgroup=true
      directory=/srv/shop
      ;umask=022
      environment=
          RAILS_ENV="production",  ; the usual
          PATH="/srv/shop/bin:%(ENV_PATH)s",HOST="%(host_node_name)s"
      stdout_logfile=/var/log/web.log
      stdout_logfile_maxbytes=1MB
      stdout_logfile_backups=3
      stdout_capture_maxbytes=1MB
      stdout_events_enabled=false
      redirect_stderr=true
      serverurl=AUTO
      colour=blue

      [program:worker]
      command=bash -c "cd /srv/shop && exec bin/work %(ENV_QUEUE)s"
      autostart=false
      autorestart=true
      stdout_logfile=NONE
      stderr_logfile=NONE
      user=nobody
      stopwaitsecs=x

      [program:clock]
      command=bin/clock --group=%(group_name)s --in %(here)s

      [fcgi-program:php]
      command=/usr/bin/php-cgi
      socket=unix:///run/php.sock
      socket_owner=www-data:www-data
      socket_mode=0770
      socket_backlog=100

      [eventlistener:crashmail]
      command=crashmail
      events=PROCESS_STATE

      [group:shop]
      programs=web,worker,nobody
      priority=20

      [strange]
      x=1
      no sign
      """;

  private static ImportFile file(String path, String text) {
    return new ImportFile(new Source(path.substring(path.lastIndexOf('/') + 1), text), path);
  }

  private static Imported run(ImportFile... files) {
    return Importer.supervisord(
        List.of(files),
        new ImportRequest(
            "shop", Optional.of("/srv/shop"), Optional.empty(), Map.of(), OptionalInt.empty()));
  }

  private static Imported run(String text) {
    return run(file("/etc/supervisor/shop.conf", text));
  }

  @Test
  void givesWhatAPersonWouldOwn() {
    Imported imported = run(file("/etc/supervisor/supervisord.conf", ALL));

    assertThat(manifest(imported))
        .isEqualTo(
            """
            unitgen: 1
            name: app
            prefix: shop
            defaults:
              umask: 027
              limits: { nofile: 65536 }
              env: { LANG: C.UTF-8 }
            processes:
              # Answers the browsers
              # one thread
              # environment: the usual
              web:
                command: /srv/shop/bin/puma -p 90{{instance}} "-t 1"
                instances: ["00", "01", "02"]
                user: deploy
                directory: /srv/shop
                env:
                  RAILS_ENV: production
                  PATH: /srv/shop/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
                stop_signal: QUIT
                stop_timeout: 10min
                restart_limit: 10 in 33s
                success_exit: [2]
                systemd: { Service: { KillMode: control-group } }
              worker:
                command: bash -c 'cd /srv/shop && exec bin/work '"$QUEUE"
                shell: true
                count: 0
                user: nobody
                restart: always
                after: [web]
                systemd: { Service: { StandardOutput: "null", StandardError: "null" } }
                upstart: [console none]
              clock:
                command: bin/clock --group=clock --in /etc/supervisor
                user: deploy
                directory: /etc/supervisor
                after: [worker]
              php:
                command: /usr/bin/php-cgi
                listen: { at: /run/php.sock, mode: 0770, user: www-data, group: www-data }
                user: deploy
                after: [worker]
                systemd: { Service: { StandardInput: socket } }
            """);
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .containsExactly(
            "port: an init has no web page: use `systemctl -H HOST`",
            "username: an init has no web page: use `systemctl -H HOST`",
            "password: an init has no web page: use `systemctl -H HOST`",
            "API_TOKEN: a secret: put it in a file that only root can read, and add "
                + "that to `env_files`",
            "files: nothing from `/etc/supervisor/conf.d/*.conf` is imported: name the files too",
            "files: nothing from `/etc/supervisor/more.conf` is imported: name the files too",
            "HOST: `%(host_node_name)s` is known only to supervisord: set `env.HOST`",
            "stdout_capture_maxbytes: no init sends such events: let the listener read "
                + "the journal",
            "colour: unknown to supervisord: correct or remove it",
            "stopwaitsecs: write a whole number from 0 to 100000000",
            "socket_backlog: write `Backlog=` into a drop-in of the socket unit",
            "command: it talks to supervisord: use `on_failure`, `limits` or `watchdog` for what"
                + " it watches",
            "events: it talks to supervisord: use `on_failure`, `limits` or `watchdog` for what"
                + " it watches",
            "programs: program not found: import its file too",
            "x: unknown section: remove it",
            "line: supervisord does not start over it: write `name=value`");
    assertEachHasAFate(ALL, settings(ALL), imported);
  }

  @Test
  void carriesTheFilesThatAreIncluded() {
    Imported imported =
        run(
            file("/etc/s/supervisord.conf", "[supervisord]\n[include]\nfiles = conf.d/*.conf\n"),
            file("/etc/s/conf.d/a.conf", "; The shop\n\n[program:a]\ncommand=%(here)s/a\n"));

    assertThat(manifest(imported))
        .startsWith("# The shop\n")
        .contains("command: /etc/s/conf.d/a\n");
    assertThat(imported.isWhole()).isTrue();
  }

  @Test
  void knowsWhatAMainFileIncludes() {
    assertThat(
            Importer.includedBySupervisord(
                file("/etc/s/x.conf", "[include]\nfiles = conf.d/*.conf\n  %(here)s/a.ini /b\n")))
        .containsExactly("/etc/s/conf.d/*.conf", "/etc/s/a.ini", "/b");
    assertThat(Importer.includedBySupervisord(file("/etc/s/x.conf", "[program:a]\n"))).isEmpty();
    assertThat(PathPattern.matches("/a/[a-c]*.c?nf", "/a/bx.conf")).isTrue();
    assertThat(PathPattern.matches("/a/[!a-c]*.conf", "/a/bx.conf")).isFalse();
    assertThat(PathPattern.matches("/a/*.conf", "/a/b/c.conf")).isFalse();
    assertThat(PathPattern.matches("/a/*", "/a/")).isTrue();
    assertThat(PathPattern.matches("/a/b", "/a/bc")).isFalse();
  }

  @Test
  void aGroupOfAllProgramsNamesTheManifest() {
    String programs = "[program:a]\ncommand=a\n[program:b]\ncommand=b\n";

    assertThat(manifest(run(programs + "[group:fleet]\nprograms=a, b\n")))
        .contains("name: fleet\nprefix: shop\n");
    assertThat(manifest(run(programs + "[group:shop]\nprograms=a, b\n")))
        .contains("name: shop\nprocesses:");
    assertThat(manifest(run("[program:shop]\ncommand=a\n"))).contains("name: shop-app\nprocesses:");
  }

  @Test
  void numbersThatAreWrittenInTwoWaysGiveTwoProcesses() {
    Imported imported =
        run(
            """
            [program:a]
            command=run %(process_num)d %(process_num)02d of %(numprocs)d
            process_name=%(process_num)d
            numprocs=2
            numprocs_start=8
            """);

    assertThat(manifest(imported))
        .contains("  a-8:\n    command: run 8 08 of 2\n  a-9:\n    command: run 9 09 of 2\n");
  }

  @Test
  void plainNumbersAreCounted() {
    String text = "[program:a]\ncommand=run %(process_num)d\nnumprocs=2\nnumprocs_start=";

    assertThat(manifest(run(text + "0\n"))).contains("count: 2\n    first_instance: 0\n");
    assertThat(manifest(run(text + "1\n"))).contains("count: 2\n").doesNotContain("first_instance");
    assertThat(manifest(run(text + "5000\n"))).contains("instances: [5000, 5001]\n");
  }

  @Test
  void anExitThatIsUnexpectedRestarts() {
    assertThat(manifest(run("[program:a]\ncommand=a\nexitcodes=3,4\n")))
        .contains("restart: always\n")
        .contains("RestartPreventExitStatus: 3 4");
    assertThat(manifest(run("[program:a]\ncommand=a\nautorestart=false\nstartretries=5\n")))
        .contains("restart: never\n")
        .doesNotContain("restart_limit");
  }

  @Test
  void aFolderIsWrittenAsSystemdTakesIt() {
    String text = "[program:a]\ncommand=a\ndirectory=";
    assertThat(manifest(run(text + "/srv/../opt/./x/\n"))).contains("directory: /opt/./x\n");
    assertThat(manifest(run(text + "/../..\n"))).contains("directory: /\n");
    assertThat(manifest(run(text + "../x\n"))).contains("directory: /etc/x\n");
  }

  @Test
  void noShellReadsACommand() {
    assertThat(manifest(run("[program:a]\ncommand=run *.txt > x && y\n")))
        .contains("command: run '*.txt' '>' x '&&' y\n");
    assertThat(manifest(run("[program:a]\ncommand=/usr/bin/pidproxy /run/a.pid run -x\n")))
        .contains("command: run -x\n");
    assertThat(manifest(run("[program:a]\ncommand=run %%(x)s {{x}}\n")))
        .contains("command: run '%(x)s' '{{{{x}}'\n");
  }

  @Test
  void aSecretStandsInNoCommand() {
    Imported imported =
        run("[program:a]\nenvironment=API_TOKEN=\"kd83jd02ksl\"\ncommand=run %(ENV_API_TOKEN)s\n");

    assertThat(manifest(imported)).contains("run \"$API_TOKEN\"").doesNotContain("kd83jd02ksl");
  }

  @Test
  void aSecretThatACommandSetsStaysOut() {
    for (String command :
        List.of(
            "env API_TOKEN=kd83jd02ksl run",
            "bash -c \"API_TOKEN=kd83jd02ksl exec run\"",
            "run --api-token=kd83jd02ksl",
            "run redis://:kd83jd02ksl@localhost/0")) {
      Imported imported = run("[program:a]\ncommand=" + command + "\n");
      assertThat(manifest(imported)).as(command).contains("run").doesNotContain("kd83jd02ksl");
      assertThat(imported.isWhole()).as(command).isFalse();
    }
  }

  @Test
  void whatSupervisordRefusesIsNoProcess() {
    for (String refused :
        List.of("command=", "command=a 'b", "command=%(nothing)s", "user=bob", "command=a %")) {
      Imported imported = run("[program:a]\n" + refused + "\nautostart=true\n");
      assertThat(imported.manifest()).as(refused).isEmpty();
      assertThat(fates(imported, Outcome.NOT_CARRIED)).as(refused).hasSize(2);
    }
  }

  @Test
  void everyManifestIsReadWithoutAnError() {
    Random random = Seed.random();
    for (int i = 0; i < 3_000; i++) {
      String text = i % 2 == 0 ? generated(random) : mutated(random);
      Imported imported = run(text);
      assertReadable(text, imported);
      assertEachHasAFate(text, settings(text), imported);
    }
  }

  private static final List<String> VALUES =
      List.of(
          "true",
          "false",
          "0",
          "1",
          "3",
          "-1",
          "999999",
          "x",
          "",
          "a 'b c' \"d\"",
          "%(process_num)d",
          "%(process_num)02d",
          "%(program_name)s",
          "%(ENV_HOME)s",
          "%(ENV_A)s",
          "%(here)s/x",
          "%%",
          "%",
          "%(host_node_name)s",
          "A=1",
          "A=\"x y\",B='z'",
          "A=\"%(process_num)d\"",
          "/srv",
          "~/x",
          "../x",
          "bin/run",
          "bash -c 'x && y'",
          "sh -c \"cd /x; y\"",
          "env A=b run",
          "sudo -u bob x",
          "{{instance}}",
          "{{",
          "$HOME `x` *",
          "NONE",
          "AUTO",
          "/dev/null",
          "TERM",
          "9",
          "RTMIN",
          "unix:///run/x.sock",
          "tcp://localhost:9000",
          "tcp://:0",
          "0,2",
          "3",
          "300",
          "1024:1024",
          "é",
          "\uD800",
          "a\tb",
          "q7z",
          "Q7zINSTANCEz7q",
          "deploy",
          "a:b",
          "10000000000",
          "1_0",
          "unexpected",
          "\u0001",
          "x\n  y",
          "exec",
          "cd",
          "'' x",
          "-x",
          "./",
          "a,b",
          "%(numprocs)x");

  private static final List<String> SECTIONS =
      List.of(
          "program:a",
          "program:b c",
          "program:",
          "fcgi-program:f",
          "group:g",
          "supervisord",
          "DEFAULT",
          "eventlistener:e",
          "include",
          "program:x.service",
          "program:-",
          "odd");

  private static final List<String> KEYS =
      List.of(
          "command",
          "command",
          "process_name",
          "numprocs",
          "numprocs_start",
          "priority",
          "autostart",
          "autorestart",
          "startsecs",
          "startretries",
          "exitcodes",
          "stopsignal",
          "stopwaitsecs",
          "stopasgroup",
          "killasgroup",
          "user",
          "umask",
          "directory",
          "environment",
          "environment",
          "redirect_stderr",
          "stdout_logfile",
          "stderr_logfile",
          "stdout_syslog",
          "stdout_events_enabled",
          "socket",
          "socket_mode",
          "socket_owner",
          "programs",
          "files",
          "minfds",
          "odd");

  private static String generated(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      text.append('[').append(SECTIONS.get(random.nextInt(SECTIONS.size()))).append("]\n");
      if (random.nextBoolean()) {
        text.append("command=run %(process_num)d\n");
      }
      for (int k = random.nextInt(8); k >= 0; k--) {
        text.append(KEYS.get(random.nextInt(KEYS.size()))).append('=');
        text.append(VALUES.get(random.nextInt(VALUES.size()))).append('\n');
      }
    }
    return text.toString();
  }

  /** The file of every name with some of it gone, doubled or replaced. */
  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(ALL);
    for (int n = random.nextInt(6); n >= 0; n--) {
      int start = random.nextInt(text.length());
      int end = Math.min(text.length(), start + random.nextInt(random.nextInt(8) == 0 ? 200 : 6));
      text.replace(start, end, VALUES.get(random.nextInt(VALUES.size())));
    }
    return text.toString();
  }

  @Test
  void accountsForEverySettingOfRealFiles() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus ../shared/corpus is not here");
    int files = 0;
    for (String part : List.of("dev", "more")) {
      try (Stream<Path> all = Files.walk(CORPUS.resolve(part).resolve("supervisord"))) {
        for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
          Source source = Source.of(path.toString(), Files.readAllBytes(path));
          Imported imported = run(new ImportFile(source, "/srv/" + path.getFileName()));
          assertReadable(path.toString(), imported);
          assertEachHasAFate(source.text(), settings(source.text()), imported);
          files++;
        }
      }
    }
    assertThat(files).isPositive();
  }

  /** Settings that the parser sees, whatever became of them. */
  private static List<Place> settings(String text) {
    SupervisorFile file = SupervisorFile.read(new Source("supervisord.conf", text));
    List<Place> seen = new ArrayList<>();
    file.sections()
        .forEach(section -> section.settings().forEach(setting -> seen.add(setting.name().at())));
    file.refused().stream().map(Located::at).forEach(seen::add);
    return seen;
  }
}
