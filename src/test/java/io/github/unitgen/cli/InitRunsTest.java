package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** First manifests, each of which renders and lints without a finding. */
class InitRunsTest {
  private final Transcript session = new Transcript(InitRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void beginsWithAnExampleWhereNothingLies() {
    session
        .run("init")
        .run("init", "-o", "manifest.yml")
        .run("lint", "manifest.yml")
        .run("render", "manifest.yml", "-o", "units", "--dry-run")
        .run("render", "manifest.yml", "--target", "upstart", "-o", "jobs", "--dry-run")
        .run("init", "-o", "manifest.yml")
        .run("init", "-o", "manifest.yml", "--force")
        .verify("nothing");
  }

  @Test
  void takesWhatAProcfileSays() {
    session
        .file("shop/Procfile", "# What browsers talk to\nweb: puma -p $PORT\nworker: sidekiq\n")
        .file("lossy/Procfile", "web: puma\nno line\n")
        .run("init", "shop")
        .run("init", "lossy", "-o", "manifest.yml")
        .verify("procfile");
  }

  @Test
  void guessesFromWhatApplicationsHave() {
    session
        .file("rails/Gemfile", "source 'x'\ngem \"rails\", \"~> 8\"\ngem 'puma'\n  gem 'sidekiq'\n")
        .file("rails/config/puma.rb", "")
        .file("rails/bin/puma", "")
        .file("rails/bin/worker", "")
        .file("sinatra/Gemfile", "gem 'puma' # gem 'sidekiq'\ngem 'good_job'\n")
        .file(
            "django/manage.py",
            "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n")
        .file("django/requirements.txt", "gunicorn==22\ncelery\n")
        .file("laravel/artisan", "")
        .file("node/package.json", "{\"scripts\": {\"start\": \"node server.js\"}}\n")
        .file("shell/package.json", "{\"scripts\": {\"start\": \"PORT=1 node a && b\"}}\n")
        .file("broken/package.json", "{\"scripts\": [\n")
        .file("empty/Gemfile", "gem 'rails'\n");
    for (String folder :
        new String[] {
          "rails", "sinatra", "django", "laravel", "node", "shell", "broken", "empty"
        }) {
      session.run("init", folder);
      session.file(folder + "/manifest.yml", session.out());
      assertClean(folder + "/manifest.yml");
    }
    session.verify("guesses");
  }

  private void assertClean(String manifest) {
    Transcript other = session;
    other.prepare("lint", manifest, "--fail-on", "info");
    other.prepare("render", manifest, "--stdout");
    other.prepare("render", manifest, "--stdout", "--target", "upstart");
  }

  @Test
  void refusesWrongUse() {
    session
        .file("file", "")
        .run("init", "a", "b")
        .run("init", "file")
        .run("init", "nowhere")
        .run("init", "--force")
        .verify("refused");
    assertThat(session.out()).isEmpty();
  }
}
