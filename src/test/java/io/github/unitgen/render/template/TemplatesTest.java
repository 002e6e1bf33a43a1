package io.github.unitgen.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.deploy.RubyFormat;
import io.github.unitgen.render.deploy.SudoersFormat;
import io.github.unitgen.render.systemd.SystemdFormat;
import io.github.unitgen.render.upstart.ManagerView;
import io.github.unitgen.render.upstart.UpstartFormat;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final Path PAGE = Path.of("docs/templates.md");

  private static Templates of(String text) {
    return new Templates(
        name ->
            name.equals("x.ftl") ? Optional.of(new Source("dir/x.ftl", text)) : Optional.empty(),
        SystemdFormat.INSTANCE);
  }

  private static String fill(String text, Object value) throws Templates.Failed {
    return of(text).fill("x.ftl", Map.of("v", value));
  }

  private static Diagnostic failure(String text, Object value) {
    try {
      fill(text, value);
    } catch (Templates.Failed failed) {
      assertThat(failed).hasMessage(failed.problem().message());
      return failed.problem();
    }
    throw new AssertionError("it was filled in");
  }

  record Whole(String own, Part part) {}

  record Part(String of, Below below) implements ViewPart {}

  record Below(String deep) implements ViewPart {}

  @Test
  void aTemplateSeesThePartsOfAViewAsTheViewItself() throws Templates.Failed {
    Whole view = new Whole("a", new Part("b", new Below("c")));
    assertThat(fill("${v.own} ${v.of} ${v.deep} <#if v.part??>part</#if>", view))
        .isEqualTo("a b c\n");
  }

  @Test
  void theExampleOfThePageWorks() throws IOException {
    Matcher example =
        Pattern.compile("```ftl\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    String text = example.group(1);
    List<NamedText> files =
        Renderer.render(
                Manifests.group("w: { count: 2 }"),
                Target.SYSTEMD,
                name ->
                    name.equals("systemd/group.target.ftl")
                        ? Optional.of(new Source(name, text))
                        : Optional.empty())
            .value()
            .orElseThrow();
    assertThat(files.get(0).text())
        .startsWith("[Unit]\nDescription=g (shop)\n")
        .contains("Wants=w@1.service w@2.service\n");
  }

  @Test
  void endsEveryFileInOneLineBreak() throws Templates.Failed {
    assertThat(fill("a\n\n\n", 1)).isEqualTo("a\n");
    assertThat(fill("a", 1)).isEqualTo("a\n");
    assertThat(fill("\n", 1)).isEmpty();
  }

  @Test
  void readsTemplatesOfOtherEditors() throws Templates.Failed {
    assertThat(fill("\uFEFFa\r\n<#if true>\r\nb\r\n</#if>\r\n", 1)).isEqualTo("a\nb\n");
  }

  @Test
  void escapesWhatIsPrinted() throws Templates.Failed {
    assertThat(fill("${v}", "50% %i")).isEqualTo("50%% %%i\n");
    assertThat(fill("${v} ${v + 'x%'}", "%")).isEqualTo("%% %%x%%\n");
    assertThat(fill("${v}|", 1030)).isEqualTo("1030|\n");
    assertThat(fill("${v}|", "")).isEqualTo("|\n");
    Templates upstart =
        new Templates(name -> Optional.of(new Source(name, "${v}")), UpstartFormat.INSTANCE);
    assertThat(upstart.fill("x.ftl", Map.of("v", "a b"))).isEqualTo("\"a b\"\n");
    assertThat(upstart.fill("x.ftl", Map.of("v", "ab"))).isEqualTo("ab\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", " a", "a\\", "\u0001", "\uFFFE"})
  void stopsAtAValueThatNoLineHolds(String value) {
    Diagnostic problem = failure("a\n b ${v}", value);
    assertThat(problem.message()).endsWith("this value cannot be written to a unit file");
    assertThat(problem.at().source().at(problem.at().span().start()).line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", ""})
  void stopsAtAValueThatNoStanzaHolds(String value) {
    Templates upstart =
        new Templates(name -> Optional.of(new Source(name, "${v}")), UpstartFormat.INSTANCE);
    assertThatExceptionOfType(Templates.Failed.class)
        .isThrownBy(() -> upstart.fill("x.ftl", Map.of("v", value)))
        .withMessageContaining("this value cannot be written to a stanza");
  }

  @Test
  void makesEveryValueAStringOfRuby() throws Templates.Failed {
    Templates ruby =
        new Templates(
            name -> Optional.of(new Source(name, "\"#{x}\" ${v} ${v + 'y'}")), RubyFormat.INSTANCE);
    assertThat(ruby.fill("x.ftl", Map.of("v", "it's #{1} \\")))
        .isEqualTo("\"#{x}\" 'it\\'s #{1} \\\\' 'it\\'s #{1} \\\\y'\n");
    assertThatExceptionOfType(Templates.Failed.class)
        .isThrownBy(() -> ruby.fill("x.ftl", Map.of("v", "a\nb")))
        .withMessageContaining("this value is not a valid Ruby name");
  }

  @Test
  void makesEveryValueAWordOfARule() throws Templates.Failed {
    Templates rules =
        new Templates(name -> Optional.of(new Source(name, "${v}")), SudoersFormat.INSTANCE);
    assertThat(rules.fill("x.ftl", Map.of("v", "a:b=c,d \\ [*]?#!^")))
        .isEqualTo("a\\:b\\=c\\,d\\ \\\\\\\\\\ \\[\\*\\]\\?\\#\\!\\^\n");
    for (String value : List.of("", "a\nb", "a\"b", "a'b")) {
      assertThatExceptionOfType(Templates.Failed.class)
          .isThrownBy(() -> rules.fill("x.ftl", Map.of("v", value)))
          .withMessageContaining("this value cannot be written to a sudoers file");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\\n  ${w}|2:5|The following has evaluated to null or missing: w",
        "a\\n\\n<#if>|3:2|",
        "${v?nonsense}|1:5|",
        "<#if v>x|1:8|",
        "<#macro m><@m/></#macro><@m/>|1:1|endless recursion",
        "a\\n<#include 'y.ftl'>|2:1|Template inclusion failed",
        "a ${v.x}|1:5|",
        "<#stop 'enough'>|1:1|enough",
      })
  void saysWhereATemplateFails(String text, String place, String message) {
    Diagnostic problem = failure(text.replace("\\n", "\n"), "value");
    Source.Position at = problem.at().source().at(problem.at().span().start());
    assertThat(at.line() + ":" + at.column()).isEqualTo(place);
    assertThat(problem.at().source().name()).isEqualTo("dir/x.ftl");
    assertThat(problem.rule()).isEqualTo("M010");
    assertThat(problem.message())
        .startsWith("the template cannot be filled in: ")
        .contains(message == null ? "" : message)
        .doesNotContain("[in template", "\n");
    assertThat(problem.help()).contains("docs/templates.md lists the data of each template");
  }

  @Test
  void saysWhichIncludedTemplateFails() {
    Templates templates =
        new Templates(
            name ->
                Optional.of(
                    new Source(
                        "dir/" + name,
                        name.equals("y.ftl") ? "\n${nothing}" : "<#include 'y.ftl'>")),
            SystemdFormat.INSTANCE);
    assertThatExceptionOfType(Templates.Failed.class)
        .isThrownBy(() -> templates.fill("x.ftl", Map.of()))
        .matches(failed -> failed.problem().at().source().name().equals("dir/y.ftl"))
        .matches(failed -> failed.problem().at().span().start() == 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${'freemarker.template.utility.Execute'?new()('id')}",
        "${v?api.class}",
        "${v.getClass()}",
        "${v.class.protectionDomain}",
        "<#include '/etc/passwd'>",
        "<#include '../../etc/passwd'>",
        "<#assign x = .data_model.v.class.classLoader>${x}",
      })
  void letsATemplateReachNothing(String text) {
    assertThat(failure(text, new ManagerView.Count("v", 1))).isNotNull();
  }

  @Test
  void knowsWhoseATemplateIs() throws Templates.Failed {
    Templates templates = of("x");
    templates.fill("x.ftl", Map.of());
    assertThat(templates.isBuiltIn("x.ftl")).isFalse();
    assertThat(templates.place("x.ftl").source().name()).isEqualTo("dir/x.ftl");
    assertThat(templates.place("x.ftl").span().end()).isZero();
    templates.fill(
        "systemd/group.target.ftl",
        Map.of("group", Map.of("description", "d", "wants", List.of(), "wantedBy", "w")));
    assertThat(templates.isBuiltIn("systemd/group.target.ftl")).isTrue();
    assertThat(templates.place("systemd/group.target.ftl").source().text()).startsWith("[Unit]");
    assertThat(templates.place("unread").source().name()).isEqualTo("unread");
  }

  @Test
  void passesOnThatATemplateCannotBeRead() {
    Templates templates =
        new Templates(
            name -> {
              throw new UncheckedIOException(new IOException("denied"));
            },
            SystemdFormat.INSTANCE);
    assertThatThrownBy(() -> templates.fill("x.ftl", Map.of()))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> of("").fill("absent.ftl", Map.of()))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void formatsNameThemselves() {
    assertThat(SystemdFormat.INSTANCE.getName()).isEqualTo("systemd");
    assertThat(SystemdFormat.INSTANCE.getMimeType()).isEqualTo("text/plain");
    assertThat(SystemdFormat.INSTANCE.isLegacyBuiltInBypassed("html")).isFalse();
    assertThat(UpstartFormat.INSTANCE.getName()).isEqualTo("upstart");
    assertThat(UpstartFormat.INSTANCE.getMimeType()).isEqualTo("text/plain");
    assertThat(UpstartFormat.INSTANCE.isLegacyBuiltInBypassed("html")).isFalse();
    assertThat(RubyFormat.INSTANCE.getName()).isEqualTo("ruby");
    assertThat(RubyFormat.INSTANCE.getMimeType()).isEqualTo("text/plain");
    assertThat(RubyFormat.INSTANCE.isLegacyBuiltInBypassed("html")).isFalse();
    assertThat(SudoersFormat.INSTANCE.getName()).isEqualTo("sudoers");
    assertThat(SudoersFormat.INSTANCE.getMimeType()).isEqualTo("text/plain");
    assertThat(SudoersFormat.INSTANCE.isLegacyBuiltInBypassed("html")).isFalse();
  }
}
