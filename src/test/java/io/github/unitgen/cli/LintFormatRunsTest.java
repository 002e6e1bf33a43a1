package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What other programs are told of a run, format by format. */
class LintFormatRunsTest {
  private static final String BAD =
      """
      [Service]
      Type=exec
      ExecStart=/srv/app/bin/worker
      PIDFile=/run/worker.pid
      """;

  private final Transcript session = new Transcript(LintFormatRunsTest.class);

  @BeforeEach
  void files() {
    session
        .file("bad.service", BAD)
        .file("odd, 100%: <&\">é.service", BAD + "PIDFile=/run/other.pid\n")
        .file("twice.service", BAD + BAD.substring(BAD.indexOf("PIDFile")))
        .file("good.service", "[Service]\nExecStart=/bin/true\n")
        .file("avahi.service", "<?xml version=\"1.0\"?>\n<service-group/>\n")
        .file(
            "workers.yml",
            "unitgen: 1\nname: workers\nprocesses:\n  a: { comand: x }\n  a: { command: y }\n");
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript run(String format, String... paths) {
    List<String> all = new java.util.ArrayList<>(List.of("lint", "--select", "S104,M,X"));
    all.addAll(List.of("--format", format));
    all.addAll(List.of(paths));
    return session.run(all.toArray(String[]::new));
  }

  private Transcript everything(String format) {
    run(format, "./twice.service", ".", "/srv/app/bad.service", "missing.service");
    return session;
  }

  @Test
  void speaksJson() {
    everything("json");
    assertThat(session.json().keySet())
        .containsExactly("findings", "files", "errors", "warnings", "infos", "styles", "skipped");
    JsonObject finding = session.json().getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.keySet())
        .containsExactly(
            "rule",
            "name",
            "severity",
            "file",
            "line",
            "column",
            "endLine",
            "endColumn",
            "message",
            "help",
            "fix");
    assertThat(finding.get("fix").getAsString()).isEqualTo("unsafe");
    run("json", "good.service").verify("json");
  }

  @Test
  void speaksSarifOfTheSchema() throws IOException {
    for (String path : List.of(".", "good.service", "missing.service", "/srv/app")) {
      run("sarif", path);
      try (InputStream in = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
        Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(new ObjectMapper().readTree(in));
        assertThat(schema.validate(new ObjectMapper().readTree(session.out()))).isEmpty();
      }
    }
  }

  @Test
  void tellsGithubOfEachResultAllThatItAsksFor() {
    everything("sarif");
    JsonObject run = session.json().getAsJsonArray("runs").get(0).getAsJsonObject();
    JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
    Set<String> fingerprints = new HashSet<>();
    for (JsonElement element : run.getAsJsonArray("results")) {
      JsonObject result = element.getAsJsonObject();
      JsonObject rule = rules.get(result.get("ruleIndex").getAsInt()).getAsJsonObject();
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(rule.keySet())
          .contains("name", "shortDescription", "fullDescription", "help", "properties");
      fingerprints.add(result.getAsJsonObject("partialFingerprints").toString());
    }
    assertThat(fingerprints).hasSameSizeAs(run.getAsJsonArray("results"));
  }

  @Test
  void speaksTheCommandsOfGithub() {
    everything("github").verify("github");
  }

  @Test
  void speaksTheCodeQualityOfGitlab() {
    everything("gitlab").verify("gitlab");
    JsonArray findings = JsonParser.parseString(session.out()).getAsJsonArray();
    Set<String> fingerprints = new HashSet<>();
    findings.forEach(f -> fingerprints.add(f.getAsJsonObject().get("fingerprint").getAsString()));
    assertThat(fingerprints).hasSameSizeAs(findings);
  }

  @Test
  void keepsFingerprintsWhereLinesMove() {
    run("gitlab", "bad.service");
    String before = fingerprint();
    session.file("bad.service", BAD.replace("Type=exec", "# more\nType=exec\nUser=app"));
    run("gitlab", "bad.service");
    assertThat(fingerprint()).isEqualTo(before);
    session.file("bad.service", BAD.replace("PIDFile=", "PIDFile = "));
    run("gitlab", "bad.service");
    assertThat(fingerprint()).isEqualTo(before);
    session.file("bad.service", BAD.replace("worker.pid", "other.pid"));
    run("gitlab", "bad.service");
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  private String fingerprint() {
    return JsonParser.parseString(session.out())
        .getAsJsonArray()
        .get(0)
        .getAsJsonObject()
        .get("fingerprint")
        .getAsString();
  }

  @Test
  void speaksXmlThatParses() throws Exception {
    session.file("odd\u0001\n\"'.service", (BAD + "PIDFile=\u0002]]>\uFFFF\n"));
    for (String format : List.of("checkstyle", "junit")) {
      run(format, "odd\u0001\n\"'.service");
      assertThat(xml().getDocumentElement().getTagName()).isNotEmpty();
    }
    run("checkstyle", "odd, 100%: <&\">é.service");
    assertThat(xml().getElementsByTagName("file").item(0).getAttributes().item(0).getNodeValue())
        .isEqualTo("odd, 100%: <&\">é.service");
  }

  private Document xml() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(session.out().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void speaksCheckstyle() throws Exception {
    everything("checkstyle").verify("checkstyle");
    assertThat(xml().getElementsByTagName("error").getLength()).isPositive();
  }

  @Test
  void speaksJunit() throws Exception {
    everything("junit");
    assertThat(xml().getElementsByTagName("failure").getLength()).isPositive();
    session.file("empty/notes.txt", "");
    run("junit", "empty").verify("junit");
    assertThat(xml().getElementsByTagName("testcase").getLength()).isOne();
  }

  @Test
  void writesALineForEachFindingAsCompilersDo() {
    everything("oneline").verify("oneline");
    // The patterns of GitHub's and VS Code's matchers for gcc.
    assertThat(session.out().lines())
        .allMatch(
            line ->
                line.matches("^(.*):(\\d+):(\\d+):\\s+(?:fatal\\s+)?(warning|error):\\s+(.*)$"));
  }
}
