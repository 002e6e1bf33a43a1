package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.RenderedSettings;
import io.github.unitgen.meaning.RenderedSettings.Setting;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words the help for a rendered file in terms of its manifest, because nobody should edit the file.
 */
final class ManifestHelp {
  /** Rules about rendered files, whose help already says what to do. */
  private static final Set<String> ABOUT_RENDERED = Set.of("X710", "X910", "X911");

  private ManifestHelp() {}

  /**
   * Returns the help for the manifest itself. {@code help} is the help for the file; {@code
   * setting} is empty for a raw setting.
   */
  static Optional<String> of(Optional<Setting> setting, Optional<String> help) {
    return setting
        .filter(one -> !one.isVerbatim())
        .flatMap(
            one ->
                help.flatMap(one::helpOnKey)
                    .or(() -> help.flatMap(ManifestHelp::variable))
                    .or(() -> one.key().map(name -> "change `" + name + "`")))
        .or(() -> setting.isPresent() ? help.map(ManifestHelp::placeholders) : help);
  }

  /** Replaces the names that the inits use for the instance with that of manifests. */
  private static String placeholders(String help) {
    return help.replace("%i", "{{instance}}").replace("$index", "{{instance}}");
  }

  /** Turns a request for a variable in a job into one for a variable in {@code env}. */
  private static Optional<String> variable(String help) {
    int from = help.indexOf("`env ");
    int to = from < 0 ? -1 : help.indexOf("=`", from);
    return to < 0
        ? Optional.empty()
        : Optional.of(
            help.substring(0, from)
                + "`"
                + help.substring(from + "`env ".length(), to)
                + "` in `env`"
                + help.substring(to + "=`".length()));
  }

  /**
   * Returns {@code findings} in a file. If the file was rendered, they have no fixes, and their
   * help names the manifest.
   */
  static List<Diagnostic> named(LintFile file, List<Diagnostic> findings) {
    String text = file.source().text();
    Kind kind = file.document().kind();
    boolean candidate =
        !findings.isEmpty()
            && (kind == Kind.SYSTEMD || kind == Kind.UPSTART)
            && Ownership.begins(text, text.startsWith("\uFEFF") ? 1 : 0);
    Optional<Ownership> owner =
        candidate ? Ownership.of(Source.encode(text)) : Optional.<Ownership>empty();
    if (owner.isEmpty()) {
      return findings;
    }
    RenderedSettings settings =
        kind == Kind.SYSTEMD
            ? RenderedSettings.ofUnit(file.source())
            : RenderedSettings.ofJob(file.source());
    List<Diagnostic> named = new ArrayList<>();
    for (Diagnostic finding : findings) {
      named.add(
          ABOUT_RENDERED.contains(finding.rule())
              ? finding
              : finding
                  .withoutFix()
                  .withHelp("in " + owner.get().manifest() + ": " + help(finding, settings)));
    }
    return named;
  }

  private static String help(Diagnostic finding, RenderedSettings settings) {
    String help = finding.help().orElse("change it, and render the manifest again");
    return settings
        .at(finding.at().span().start())
        .flatMap(setting -> setting.helpOnKey(help))
        .orElse(help);
  }
}
