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

/** Says what to do about a rendered file in the words of its manifest: nobody is to edit it. */
final class ManifestHelp {
  /** Rules about what was rendered, which say themselves what to do. */
  private static final Set<String> ABOUT_RENDERED = Set.of("X710", "X910", "X911");

  private ManifestHelp() {}

  /**
   * For the manifest itself. {@code help}: what to do in the file; {@code setting}: empty for what
   * is raw.
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

  /** What the inits call the instance has a name of its own in a manifest. */
  private static String placeholders(String help) {
    return help.replace("%i", "{{instance}}").replace("$index", "{{instance}}");
  }

  /** What asks for a variable in a job asks for one in {@code env}. */
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
   * {@code findings} on a file; of one that was rendered, without fixes, and naming the manifest.
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
