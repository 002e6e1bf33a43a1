package io.github.unitgen.cli;

import io.github.unitgen.catalog.Releases;
import io.github.unitgen.catalog.Releases.Release;
import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.Version;
import io.github.unitgen.report.ReleasesReport;
import io.github.unitgen.report.ReleasesReport.Range;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code unitgen versions}: the releases and versions that {@code for} takes. */
final class VersionsCommand {
  static final String NAME = "versions";

  private VersionsCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
            "Lists the releases that --for accepts, with the init of each.",
            "unitgen versions",
            "unitgen versions --format json"));
    OptionSpecs.textOrJson(spec);
    return spec.addOption(OptionSpecs.help());
  }

  static int run(ParseResult line, Console console) throws Stop {
    Optional<String> format =
        Optional.ofNullable(line.matchedOptionValue("--format", (String) null));
    ManifestOptions.checkFormat(format, "text or json");
    ReleasesReport report =
        new ReleasesReport(
            new Range(String.valueOf(SystemdVersion.OLDEST), String.valueOf(SystemdVersion.NEWEST)),
            new Range(UpstartVersions.OLDEST.toString(), UpstartVersions.LAST.toString()),
            Releases.all().stream().map(VersionsCommand::release).toList());
    boolean json = format.filter("json"::equals).isPresent();
    console.out().print(json ? report.json() : report.text());
    return ExitCode.DONE;
  }

  private static ReleasesReport.Release release(Release release) {
    boolean systemd = release.systemd().isPresent();
    String version =
        release
            .systemd()
            .map(SystemdVersion::number)
            .map(String::valueOf)
            .or(() -> release.upstart().map(Version::toString))
            .orElse("");
    boolean tooOld =
        release.systemd().filter(v -> v.number() < SystemdVersion.OLDEST).isPresent()
            || release.upstart().filter(v -> v.isBefore(UpstartVersions.OLDEST)).isPresent();
    return new ReleasesReport.Release(
        release.name(),
        release.also(),
        systemd ? "systemd" : "upstart",
        version,
        release.checked(),
        tooOld ? "too old for rendered files" : release.note());
  }
}
