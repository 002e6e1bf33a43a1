package io.github.unitgen.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD,hunter2",
    "db_password,hunter2",
    "PGPASSWORD,hunter2",
    "API_KEY,abc",
    "TOKEN,12345",
    "TOKEN,01234",
    "SMTP_PASS,hunter2",
    "SECRET_KEY_BASE,abc",
    "X,postgres://shop:hunter2@db/shop",
    "X,postgres://shop:hunter2@db",
    "X,postgres://:hunter2@db",
    "X,postgres://shop:hunter@2@db",
    "X,AKIAIOSFODNN7ABCDEFG",
    "X,AKIAIOSFODNN7ABC",
    "TOKEN,0x:9",
    "TOKEN,123/4",
  })
  void aVariableWithASecretIsRecognized(String name, String value) {
    assertThat(Secrets.isSecret(name, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PASS,hunter2",
    "KEY,abc",
    "KEY_API,abc",
    "PRIMARY_KEY,abc",
    "PUBLIC_KEY_TOKEN,abc",
    "TOKEN_FILE,abc",
    "TOKEN,''",
    "TOKEN,' '",
    "TOKEN,/run/x",
    "TOKEN,$X",
    "TOKEN,a${X}",
    "TOKEN,%i",
    "TOKEN,1234",
    "TOKEN,9090",
    "TOKEN,Password",
    "TOKEN,changeme",
    "'',hunter2",
    "X,hunter2",
    "X,postgres://shop:shop@db",
    "X,postgres://shop:@db",
    "X,postgres://shop@db",
    "X,postgres://db:80/x@y",
    "X,shop:hunter2@db",
    "X,AKIAIOSFODNN7AB",
    "X,AKIA IOSFODNN7ABC",
    "X,AKIAIOSFODNN7...",
    "X,BKIAIOSFODNN7ABC",
  })
  void otherVariablesAreNotSecrets(String name, String value) {
    assertThat(Secrets.isSecret(name, value)).isFalse();
  }
}
