package io.github.unitgen.meaning.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNameTest {
  @ParameterizedTest
  @CsvSource({
    "a.service, a.service, service, false, false, false",
    "/etc/a@.timer, a@.timer, timer, false, true, false",
    "a@b@c.service, a@b@c.service, service, false, false, true",
    "a@1.socket, a@1.socket, socket, false, false, true",
    "@.service, @.service, service, false, false, false",
    "x/cron.service.d/y.conf, cron.service, service, true, false, false",
    "a@.service.d/y.conf, a@.service, service, true, true, false",
    "service.d/y.conf, '', service, true, false, false",
    "conf.d/y.conf, 'conf', '', true, false, false",
    "y.conf, '', '', false, false, false",
    ".service, '', '', false, false, false",
    "a.servic, '', '', false, false, false",
    "'', '', '', false, false, false",
  })
  void saysWhatTheNameSays(
      String path, String unit, String type, boolean dropIn, boolean template, boolean instance) {
    UnitName name = UnitName.of(path);
    assertThat(name).isEqualTo(new UnitName(unit, type, dropIn));
    assertThat(name.isKnown()).isEqualTo(!type.isEmpty());
    assertThat(name.isTemplate()).isEqualTo(template);
    assertThat(name.isInstance()).isEqualTo(instance);
  }
}
