package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Inputs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {
  private static final String START = "[Service]\nExecStart=/usr/bin/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gunicorn -b 0.0.0.0:8000 app | 8000 | -b 0.0.0.0:8000
          uwsgi --http :80 | 80 | --http :80
          x --listen 81 | 81 | --listen 81
          x --bind=:82 y | 82 | --bind=:82
          x -bind-address=[::]:83 | 83 | -bind-address=[::]:83
          x --port 84 --host 0.0.0.0 | 84 | --port 84
          x --port=85 --host=:: y | 85 | --port=85
          x -port 86 localhost | 86 | -port 86
          """)
  void aPortIsCertainWhereTheProgramIsKnownOrItsOptionsAreThoseOfAServer(
      String command, int number, String written) {
    String text = START + command + "\n";
    assertThat(ports(text)).containsExactly(number + " " + written + " true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x --port 80 | 80 | --port 80
          x --smtp-port=25 --host 0.0.0.0 | 25 | --smtp-port=25
          x --smtpport 25 --host x | 25 | --smtpport 25
          x -port=26 --name=-::1 | 26 | -port=26
          """)
  void anotherPortMayBeThatOfAnotherMachine(String command, int number, String written) {
    String text = START + command + "\n";
    assertThat(ports(text)).containsExactly(number + " " + written + " false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gunicorn -b unix:/run/x.sock app",
        "gunicorn -b 0.0.0.0:8000 --reuse-port app",
        "x port 80",
        "x -export 80",
        "x --export 80",
        "x --data-import=80 ::",
        "x --report 80",
        "x --http-transport=80",
        "x --portable 80",
        "x --port",
        "x --port --listen",
        "docker run --port 80 x",
        "ip netns exec y x --listen 80",
      })
  void otherWordsAreNoPorts(String command) {
    assertThat(ports(START + command + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "80,80",
    ":80,80",
    "[::]:80,80",
    "0.0.0.0:80,80",
    "tcp://0.0.0.0:80?backlog=9,80",
    "tcp://x:80/y:1,80",
    "'x:80,y:81',80",
    "1,1",
    "65535,65535",
    "09,9",
  })
  void readsThePortOfAnAddress(String address, int port) {
    assertThat(Listening.port(address)).hasValue(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "x",
        "0",
        ":0",
        "65536",
        "99999",
        "123456",
        "fd://3",
        "/x:80",
        "80:",
        "8x",
        "tcp://80",
        "-1",
        "1:",
        "a:/",
        "x:9:"
      })
  void whatHasNoPortHasNone(String address) {
    assertThat(Listening.port(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", ":80", "/run/x.sock", "0.0.0.0:8000", "00", "x0"})
  void aValueWithoutVariablesIsTheSameOnEachStart(String value) {
    assertThat(Listening.isFixed(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", ":0", "0.0.0.0:0", "%i", "80%i", "$PORT", "80$X", "`x`", "x`y`"})
  void aValueThatDiffersOrThatTheKernelChoosesIsNotFixed(String value) {
    assertThat(Listening.isFixed(value)).isFalse();
  }

  @Test
  void fixedValuesAreThoseOfKnownProgramsInTheNetworkOfTheHost() {
    assertThat(fixed("gunicorn -b :80 -b %i app")).containsExactly(":80");
    assertThat(fixed("gunicorn -b :81 --name 5%% app")).containsExactly(":81");
    assertThat(fixed("gunicorn -b :82 --name=bind%i app")).isEmpty();
    assertThat(fixed("gunicorn -b :82 name-bind%i app")).containsExactly(":82");
    assertThat(fixed("gunicorn -b :82 --name=%i app")).containsExactly(":82");
    assertThat(fixed("gunicorn -b :82 --host=reuse app")).containsExactly(":82");
    assertThat(fixed("gunicorn -b :83 --reuse app")).containsExactly(":83");
    assertThat(fixed("gunicorn -b :84 --reuse-port app")).isEmpty();
    assertThat(fixed("gunicorn -b :84 --reuse_port app")).isEmpty();
    assertThat(fixed("gunicorn -b :84 --reuseport app")).isEmpty();
    assertThat(fixed("gunicorn -b :84 SO_REUSEPORT app")).isEmpty();
    assertThat(fixed("gunicorn -b :84 --host=%i app")).isEmpty();
    assertThat(fixed("nsenter -n gunicorn -b :85 app")).isEmpty();
    assertThat(fixed("env gunicorn -b :86 app")).containsExactly(":86");
    assertThat(fixed("x -b :87")).isEmpty();
  }

  private static List<String> ports(String text) {
    return Listening.ports(Commands.of(Inputs.unit(text))).stream()
        .map(port -> port.number() + " " + Inputs.slice(text, port.at()) + " " + port.certain())
        .toList();
  }

  private static List<String> fixed(String command) {
    return Listening.fixed(Commands.of(Inputs.unit(START + command + "\n"))).stream()
        .map(use -> use.value().orElseThrow())
        .toList();
  }
}
