package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Inputs;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /usr/bin/php artisan queue:work redis --tries=3 | artisan queue:work
          /usr/bin/php8.2 -d memory_limit=1G /srv/app/artisan horizon | artisan horizon
          /usr/bin/php artisan schedule:work | artisan schedule:work
          /usr/bin/php bin/console messenger:consume async -vv | console messenger:consume
          /srv/app/bin/console --env=prod messenger:consume async | console messenger:consume
          /srv/app/venv/bin/python manage.py rqworker default | manage.py rqworker
          /srv/app/venv/bin/django-admin qcluster | django-admin qcluster
          /usr/bin/airflow celery worker -q queue1 | airflow celery worker
          /usr/bin/env python3 -m airflow celery worker | airflow celery worker
          /usr/bin/bundle exec rake environment resque:work QUEUE=* | rake resque:work
          /usr/bin/env QUEUE=* bundle exec resque-pool | resque-pool
          /srv/app/bin/rails jobs:work | rails jobs:work
          /srv/app/bin/jobs | bin/jobs
          /usr/bin/ruby bin/jobs start -c config/queue.yml | bin/jobs
          /usr/bin/bundle exec rails solid_queue:start | rails solid_queue:start
          /usr/bin/bundle exec good_job start | good_job
          /usr/bin/bundle exec que ./config/environment.rb | que
          /srv/app/bin/delayed_job run | delayed_job
          /usr/bin/bundle exec rake sneakers:run | rake sneakers:run
          /usr/bin/bundle exec shoryuken -C config/shoryuken.yml | shoryuken
          /usr/bin/bundle exec falcon host | falcon host
          /usr/bin/pm2-runtime ecosystem.config.js | pm2-runtime
          /usr/bin/buildkite-agent start | buildkite-agent start
          """)
  void aWorkerIsKnownBehindItsRunner(String command, String title) {
    assertThat(Workers.main(commands(command))).map(Started::title).contains(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/bin/php artisan migrate",
        "/usr/bin/php artisan queue:work --once",
        "/usr/bin/php artisan queue:work --stop-when-empty",
        "/srv/app/venv/bin/rq worker --burst",
        "/srv/app/venv/bin/python manage.py migrate",
        "/usr/bin/airflow celery stop",
        "/usr/bin/bundle exec rake db:migrate",
        "/srv/app/jobs",
        "/usr/bin/buildkite-agent artifact upload x",
        "/usr/bin/npm start",
        "/usr/bin/supervisord -n"
      })
  void whatEndsOrOnlyRunsOthersIsNoWorker(String command) {
    assertThat(Workers.main(commands(command))).isEmpty();
  }

  @Test
  void theWorkerOfSolidQueueEndsInFiveSeconds() {
    assertThat(Drain.of(commands("/srv/app/bin/jobs"), "TERM", Optional.empty()))
        .map(Drain::seconds)
        .contains(OptionalInt.of(5));
  }

  private static Commands commands(String command) {
    return Commands.of(Inputs.unit("[Service]\nExecStart=" + command + "\n"));
  }
}
