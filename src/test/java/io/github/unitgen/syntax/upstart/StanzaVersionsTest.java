package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaVersionsTest {
  private static List<String> newer(String text) {
    return JobParser.parse(new Source("x.conf", text)).stanzas().stream()
        .map(StanzaVersions::newer)
        .flatMap(Optional::stream)
        .map(UpstartVersions.Stanza::written)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill signal INT|kill signal",
        "reload  signal INT|reload signal",
        "console log|console log",
        "console 'log'|console log",
        "oom score 5|oom score",
        "apparmor switch x|apparmor",
        "manual|manual",
        "setuid u|setuid",
      })
  void knowsWhatCameLater(String stanza, String written) {
    assertThat(newer(stanza + "\n")).containsExactly(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill timeout 5",
        "console output",
        "oom 5",
        "oom never",
        "# setuid u",
        "script\nsetuid u\nend script",
        "exec setuid u",
        "kill",
        "nonsense",
        ""
      })
  void knowsWhatWasThereBefore(String stanza) {
    assertThat(newer(stanza + "\n")).isEmpty();
  }

  @Test
  void looksAtEachStanzaOfALine() {
    assertThat(newer("manual debug task\n")).containsExactly("manual", "debug");
  }

  @Test
  void everyStanzaOfTheCatalogueIsFound() {
    for (UpstartVersions.Stanza stanza : UpstartVersions.Stanza.values()) {
      assertThat(newer(stanza.written() + " x\n")).contains(stanza.written());
    }
  }
}
