package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.meaning.Inputs;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
  private static final String START = "[Service]\nExecStart=/usr/bin/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gunicorn -D x | daemonize | -D - -D
          gunicorn --daemon x | daemonize | --daemon - --daemon
          gunicorn --daemon=yes x | daemonize | --daemon yes --daemon=yes
          gunicorn --daemon= x | daemonize | --daemon  --daemon=
          gunicorn x --pid /run/y | pidfile | --pid /run/y --pid /run/y
          gunicorn x --pid=/run/y | pidfile | --pid /run/y --pid=/run/y
          gunicorn x -p /run/y | pidfile | -p /run/y -p /run/y
          gunicorn x -p/run/y | pidfile | -p /run/y -p/run/y
          redis-server --daemonize yes | daemonize | --daemonize yes --daemonize yes
          redis-server --daemonize=1 | daemonize | --daemonize 1 --daemonize=1
          chef-client -d | daemonize | -d - -d
          chef-client -d 5 | daemonize | -d - -d
          chef-client --daemonize | daemonize | --daemonize - --daemonize
          nginx -g 'daemon on;' | daemonize | daemon on; - 'daemon on;'
          env gunicorn -D | daemonize | -D - -D
          start-stop-daemon -S -b -x /bin/y | background | -b - -b
          """)
  void findsAFlagWithItsValue(String command, String kind, String found) {
    assertThat(uses(command, kind)).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gunicorn --daemon=no x | daemonize
          gunicorn --daemons x | daemonize
          gunicorn -Dx x | daemonize
          gunicorn -- -D | daemonize
          gunicorn x | daemonize
          gunicorn x --pid | pidfile
          redis-server --daemonize no | daemonize
          redis-server --daemonize=0 | daemonize
          chef-client -d5 | daemonize
          nginx -g 'daemon off;' | daemonize
          x -D | daemonize
          """)
  void findsNothingElse(String command, String kind) {
    assertThat(uses(command, kind)).isEmpty();
  }

  @Test
  void findsVariablesBeforeTheProgramAndAmongItsWords() {
    assertThat(uses("sh -c 'BACKGROUND=yes exec rake resque:work'", "daemonize"))
        .containsExactly("BACKGROUND yes BACKGROUND=yes");
    assertThat(uses("rake resque:work BACKGROUND=1", "daemonize"))
        .containsExactly("BACKGROUND 1 BACKGROUND=1");
    assertThat(uses("rake resque:work PIDFILE=/run/x", "pidfile"))
        .containsExactly("PIDFILE /run/x PIDFILE=/run/x");
    assertThat(uses("rake resque:work BACKGROUND=no", "daemonize")).isEmpty();
    assertThat(uses("rake resque:work BACKGROUNDS=yes", "daemonize")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "YES", "true", "On", "1", "y"})
  void yesHasManyForms(String value) {
    assertThat(Flags.isYes(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "0", "", "yess", "2"})
  void everythingElseIsNo(String value) {
    assertThat(Flags.isYes(value)).isFalse();
  }

  /** The flags of the first program in the order of the table: name, value and text. */
  private static List<String> uses(String command, String kind) {
    String text = START + command + "\n";
    Started started = Commands.of(Inputs.unit(text)).main().get(0);
    return Flags.of(started, Kind.valueOf(kind.toUpperCase(Locale.ROOT))).stream()
        .map(
            use ->
                use.name() + " " + use.value().orElse("-") + " " + Inputs.slice(text, use.span()))
        .toList();
  }
}
