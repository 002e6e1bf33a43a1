package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.List;
import java.util.Locale;
import java.util.Set;

public final class PackagedInEtc implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              "S906",
              "packaged-in-etc",
              "Package installs a unit in /etc, which belongs to the administrator")
          .in(Profile.PEDANTIC);

  private static final List<String> ETC =
      List.of("/etc/systemd/system/", "/etc/systemd/user/", "/run/systemd/system/");

  /** Folders from which packages are built. */
  private static final Set<String> TREES =
      Set.of("debian", "deb", "rpm", "rpmbuild", "buildroot", "packaging", "pkg", "fpm", "dpkg");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String path = "/" + unit.file().source().name().replace('\\', '/');
    for (String folder : ETC) {
      int at = path.indexOf(folder);
      if (at >= 0 && isOfPackage(path.substring(0, at)) && unit.name().isKnown()) {
        String end = folder.substring(folder.indexOf("systemd/"), folder.length() - 1);
        findings.report(
            unit.header("Unit"),
            "a package installs this unit in " + folder.substring(0, folder.length() - 1),
            finding -> finding.help("move it to /usr/lib/" + end));
        return;
      }
    }
  }

  private static boolean isOfPackage(String folders) {
    for (String folder : folders.split("/", -1)) {
      if (TREES.contains(folder.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
