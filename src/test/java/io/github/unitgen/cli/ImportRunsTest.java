package io.github.unitgen.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Manifests of what other tools have. */
class ImportRunsTest {
  private static final String PROCFILE =
      """
      # What browsers talk to
      web: bundle exec puma -p $PORT -C config/puma.rb
      worker: env QUEUE=default bundle exec sidekiq >> log/worker.log 2>&1
      report: cd tools && exec ./report "a b" '$PORT'
      just a line
      """;

  private final Transcript session = new Transcript(ImportRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void importsAProcfile() {
    session
        .file("shop/Procfile", PROCFILE)
        .file("shop/.env", "RAILS_ENV=production\nSECRET_KEY_BASE=0123456789abcdef\n")
        .run("import", "shop")
        .run("import", "shop/Procfile", "-m", "web=2,worker=1", "-p", "3000", "-u", "deploy")
        .run("import", "shop", "--format", "json", "-o", "shop/manifest.yml")
        .run("import", "shop", "-o", "shop/manifest.yml")
        .run("import", "shop", "-o", "shop/manifest.yml", "--force")
        .run("render", "shop/manifest.yml", "--target", "systemd", "-o", "out", "--dry-run")
        .verify("procfile");
  }

  @Test
  void writesNoSecretIntoTheManifest() {
    session
        .file("Procfile", "web: run\n")
        .file("traps.env", "GREETING=\"a\\\\b\"\nAPI_TOKEN=\"x\\ny\"\nexport LOST=1\n1ST=2\n")
        .run("import", "--env", "traps.env", "--name", "shop")
        .verify("secrets");
  }

  @Test
  void refusesWhatIsNone() {
    session
        .file("empty/Procfile", "# nothing\n")
        .file("folder/x", "")
        .file("bytes/Procfile", new byte[] {'w', ':', ' ', (byte) 0xFF})
        .run("import", "empty")
        .run("import", "folder")
        .run("import", "nowhere/Procfile")
        .run("import", "bytes")
        .run("import", "a", "b")
        .run("import", "empty", "-m", "web")
        .run("import", "empty", "-p", "0")
        .run("import", "empty", "--force")
        .run("import", "empty", "--format", "xml")
        .run("import", "empty", "--kind", "god")
        .run("import", "folder", "--kind", "procfile")
        .verify("refused");
  }

  @Test
  void importsFilesOfOneKindAtATime() {
    session
        .file("shop/Procfile", "web: puma\n")
        .file("shop/vendor/Procfile", "docs: jekyll serve\n")
        .file("shop/deploy/my web.service", "[Service]\nExecStart=/bin/web\n")
        .file("shop/deploy/job@.service", "[Service]\nExecStart=/bin/job %i\n")
        .file("shop/deploy/db.service.j2", "[Service]\nExecStart={{ db }}\n")
        .file("blog/Procfile", "web: puma\n")
        .file("tables/cron.d/clean", "0 4 * * * root /bin/clean\n")
        .file("tables/crontab", "0 5 * * * /bin/report\n")
        .run("import", "shop")
        .run("import", "shop", "--kind", "procfile")
        .run("import", "shop/Procfile", "shop/deploy/my web.service")
        .run("import", "shop", "blog", "--kind", "procfile")
        .run("import", "tables")
        .run("import", "shop/vendor/Procfile", "--name", "docs")
        .verify("kinds");
  }

  @Test
  void saysWhatAFileIsThatIsNoManifest() {
    session
        .file("Procfile", "web: puma\n")
        .file("web.service", "[Service]\nExecStart=/bin/web\n")
        .file("web.conf", "start on runlevel [2345]\nexec /bin/web\n")
        .file("super visord.conf", "; managed\n[program:web]\ncommand=/bin/web\n")
        .file("jobs", "MAILTO=ops\n*/5 * * * 1-5 /bin/poll\n")
        .file("manifest.yml", "unitgen: 1\nname: shop\nprocesses: {web: {command: puma}}\n")
        .file("web.service.j2", "[Service]\nExecStart={{ web }}\n")
        .file("notes.txt", "0 days since the last failure of web\n")
        .run("render", "Procfile", "--stdout")
        .run("render", "web.service", "--stdout")
        .run("render", "web.conf", "--stdout")
        .run("render", "super visord.conf", "--stdout")
        .run("render", "jobs", "--stdout")
        .run("lint", "Procfile")
        .run("lint", "super visord.conf", "jobs", "notes.txt")
        .run("import", "manifest.yml")
        .run("import", "web.service.j2")
        .run("import", "notes.txt")
        .verify("no-manifest");
  }

  @Test
  void importsWhatSupervisordIncludes() {
    session
        .file(
            "super/supervisord.conf",
            "[supervisord]\nnodaemon=true\n[include]\nfiles = conf.d/*.conf\n")
        .file(
            "super/conf.d/web.conf",
            "[program:web]\ncommand=/srv/web/run\nuser=web\nstopwaitsecs=60\n")
        .file(
            "super/conf.d/job.conf",
            """
            [program:job]
            command=/srv/web/job
            numprocs=2
            process_name=%(program_name)s_%(process_num)d
            user=web
            """)
        .run("import", "super/supervisord.conf")
        .run("import", "super/conf.d", "--name", "shop", "-o", "manifest.yml")
        .run("migrate", "super/conf.d", "--name", "shop", "--to", "systemd")
        .run("import", "super", "-m", "web=2")
        .verify("supervisord");
  }

  @Test
  void importsACrontab() {
    session
        .file("crontab", "MAILTO=ops\n# The figures of the day\n30 2 * * 1-5 /srv/report --all\n")
        .file("cron.d/clean", "@daily root /srv/clean >/dev/null 2>&1\n")
        .run("import", "crontab", "-u", "deploy")
        .run("import", "cron.d/clean")
        .run("import", "crontab", "--kind", "cron.d")
        .run("migrate", "cron.d", "--to", "systemd")
        .verify("crontab");
  }

  @Test
  void importsTheTablesOfAFolderAsOneGroup() {
    session
        .file("cron.d/shop", "# Of the shop\n\nTZ=UTC\n0 3 * * * shop /srv/shop/dump\n")
        .file("cron.d/blog", "# Of the blog\n\n# Feeds\n0 4 * * * blog /srv/blog/dump --all\n")
        .run("import", "cron.d")
        .run("migrate", "cron.d", "--to", "systemd")
        .verify("crontabs");
  }

  @Test
  void importsTheTimesAtWhichCronStartsJobs() {
    session
        .file("etc/init/web.conf", "start on runlevel [2345]\nrespawn\nexec /srv/web\n")
        .file("etc/init/report.conf", "task\nsetuid shop\nexec /srv/report\n")
        .file("etc/init/tidy.conf", "exec /srv/tidy\n")
        .file(
            "etc/cron.d/jobs",
            """
            MAILTO=ops
            30 2 * * 1-5 root start report
            0 12 * * 6 root /sbin/initctl start -q report >/dev/null 2>&1 || true
            @daily root service tidy start
            0 5 * * * root start web
            0 6 * * * root start web && touch /run/web
            0 7 * * * root start nothing
            """)
        .file("etc/cron.d/other", "@daily root /srv/clean\n")
        .run("import", "etc")
        .run("import", "etc/init", "etc/cron.d/other")
        .run("migrate", "etc", "--to", "systemd")
        .verify("jobs-and-times");
  }

  @Test
  void importsUnits() {
    session
        .file(
            "units/sidekiq@.service",
            """
            [Service]
            User=deploy
            ExecStart=/srv/shop/bin/sidekiq
            Restart=always
            TimeoutStopSec=60
            [Install]
            WantedBy=workers.target
            """)
        .file("units/sidekiq@.service.d/limits.conf", "[Service]\nLimitNOFILE=9000\n")
        .file("units/workers.target", "[Unit]\nWants=sidekiq@1.service sidekiq@2.service\n")
        .run("import", "units")
        .run("import", "units/sidekiq@.service", "-o", "manifest.yml")
        .run("migrate", "units", "--to", "systemd")
        .run("migrate", "units", "--to", "upstart", "--name", "workers")
        .verify("units");
  }

  @Test
  void importsJobs() {
    jobs()
        .run("import", "init")
        .run("import", "init/sidekiq.conf", "-o", "manifest.yml")
        .verify("jobs");
  }

  @Test
  void movesJobsToSystemd() {
    jobs()
        .run("migrate", "init", "--to", "systemd", "-o", "units")
        .run("migrate", "init", "--to", "systemd", "--format", "json", "--dry-run", "-o", "units")
        .verify("jobs-to-systemd");
  }

  /** As they were written for Sidekiq on Ubuntu 14.04. */
  private Transcript jobs() {
    return session
        .file(
            "init/workers.conf",
            """
            description "Workers of the shop"
            start on runlevel [2345]
            stop on runlevel [06]
            env NUM_WORKERS=2
            pre-start script
              for i in `seq 1 ${NUM_WORKERS}`
              do
                start sidekiq index=$i
              done
            end script
            post-stop script
              for i in `seq 1 ${NUM_WORKERS}`
              do
                stop sidekiq index=$i
              done
            end script
            """)
        .file(
            "init/sidekiq.conf",
            """
            # Works off the queues
            description "Sidekiq of the shop"
            instance $index
            respawn
            respawn limit 3 30
            kill timeout 30
            reload signal USR1
            setuid deploy
            chdir /srv/shop
            env RAILS_ENV=production
            exec bundle exec sidekiq -i ${index} -e production >> log/sidekiq.log 2>&1
            """)
        .file("init/sidekiq.override", "kill timeout 60\n");
  }
}
