package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  @ParameterizedTest
  @CsvSource({
    "environment, env",
    "env_file, env_files",
    "working_dir, directory",
    "replicas, count",
    "stop_grace_period, stop_timeout",
    "depends_on, wants",
    "instances, count",
    "respawn, restart",
    "WorkingDirectory, directory",
    "workingDirectory, directory",
    "kill-signal, stop_signal",
    "TimeoutStopSec, stop_timeout",
    "setuid, user"
  })
  void knowsWhatOtherToolsCallAKey(String other, String key) {
    assertThat(Keys.help(other, ProcessReader.KEYS)).isEqualTo("here it is called `" + key + "`");
    assertThat(Keys.meant(other, ProcessReader.KEYS)).contains(key);
  }

  @ParameterizedTest
  @CsvSource({"stop-timeout, stop_timeout", "StopTimeout, stop_timeout", "comand, command"})
  void knowsAMistypedKey(String typed, String key) {
    assertThat(Keys.help(typed, ProcessReader.KEYS)).isEqualTo("did you mean `" + key + "`?");
  }

  @Test
  void sendsAKeyToItsOwner() {
    assertThat(Keys.help("count", ManifestReader.KEYS)).startsWith("it is a key of a process");
    assertThat(Keys.help("start_on", ProcessReader.KEYS)).startsWith("it is a key of the manifest");
    assertThat(Keys.help("replicas", ManifestReader.KEYS))
        .isEqualTo("here it is called `count`, a key of a process");
    assertThat(Keys.help("services", ProcessReader.KEYS))
        .isEqualTo("here it is called `processes`, a key of the manifest");
    assertThat(Keys.meant("count", ManifestReader.KEYS)).isEmpty();
  }

  @Test
  void saysWhyItHasNoSuchKey() {
    assertThat(Keys.help("pidFile", ProcessReader.KEYS)).startsWith("leave it out");
    assertThat(Keys.help("log", ManifestReader.KEYS)).startsWith("write to standard output");
    assertThat(Keys.meant("log", ManifestReader.KEYS)).isEmpty();
  }

  @Test
  void namesAllWhereTheyAreFew() {
    assertThat(Keys.help("zzz", ManifestReader.KEYS)).startsWith("use one of unitgen, name");
    assertThat(Keys.help("zzz", ProcessReader.KEYS)).startsWith("look it up");
  }
}
