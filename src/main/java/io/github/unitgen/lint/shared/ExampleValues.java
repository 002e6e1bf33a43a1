package io.github.unitgen.lint.shared;

import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Unexpanded;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.util.Optional;

/** Values that settings accept, as examples for invalid ones. */
public final class ExampleValues {
  /**
   * Rows of the beginning of a value type, an example, and the version that reads the example if no
   * table of words says so. The first row that the versions know counts.
   */
  private static final String[][] VALUES = {
    {"boolean", "yes"},
    {"tristate", "yes"},
    {"condition:boolean", "yes"},
    {"condition:path", "/srv/app/enabled"},
    {"timespan", "1min 30s"},
    {"device-path+timespan", "/dev/sda 25ms"},
    {"device-path+bytes", "/dev/sda 10M"},
    {"device-path+weight", "/dev/sda 100"},
    {"device-spec", "/dev/null rw"},
    {"percent-or-bytes", "512M"},
    {"percent-or-unsigned", "4096"},
    {"percent", "50%"},
    {"bytes", "512M"},
    {"rlimit(bytes", "512M", "228"},
    {"rlimit(bytes", "536870912"},
    {"rlimit(unsigned", "1024:4096", "229"},
    {"rlimit(unsigned", "4096"},
    {"rlimit(timespan", "1min", "229"},
    {"rlimit(timespan", "60"},
    {"rlimit(-20", "+5"},
    {"mode(octal)", "0755"},
    {"path-list(path[:options])", "/srv/app"},
    {"path-absolute(relative is taken below /run)", "/run/app.pid"},
    {"path-absolute-or-device-tag", "/dev/sda2"},
    {"path", "/srv/app"},
    {"relative-path-list", "app"},
    {"bind-spec-list", "/srv/app:/app:rbind"},
    {"unit-list(.socket)", "app.socket"},
    {"unit-list", "network.target"},
    {"unit-name(.slice)", "app.slice"},
    {"unit-name", "app.service"},
    {"signal", "SIGTERM"},
    {"exit-status-or-signal-list", "143 SIGTERM"},
    {"uri-list", "https://www.example.org/"},
    {"calendar", "Mon *-*-* 04:00"},
    {"socket-address(path|@", "/run/app/socket"},
    {"socket-address", "127.0.0.1:8080"},
    {"socket-bind-rule", "tcp:8080"},
    {"netlink", "route 1361"},
    {"cpu-list", "0-3,8"},
    {"integer(-20..19)", "5"},
    {"integer(-1000..1000)", "500"},
    {"integer", "1"},
    {"unsigned", "5"},
    {"weight", "100"},
    {"ip-prefix-list", "10.0.0.0/8 localhost"},
    {"syscall-filter", "@system-service"},
    {"syscall-filter", "~ptrace"},
    {"errno-name", "EPERM"},
    {"capability-list", "CAP_NET_BIND_SERVICE"},
    {"none|address-family-list", "AF_INET AF_INET6 AF_UNIX"},
    {"architecture-list", "native"},
    {"credential-load", "token:/etc/app/token"},
    {"credential-set", "token:text"},
    {"journal-field-assignments", "APP=worker"},
    {"env-names", "LANG TZ"},
    {"interface-name", "eth0"},
    {"user", "app"},
    {"group", "app"},
    {"enum:<inherit|null|tty|journal", "journal"},
    {"bus-name", "org.example.App"},
    {"enum:<no|on-success", "on-failure"},
    {"enum:<simple|", "simple"},
    {"enum:<kern|", "daemon"},
    {"enum:<emerg|", "info"},
    {"enum:<fail|", "replace"},
    {"enum:<none|exit|", "reboot"},
    {"enum:<default|preferred|", "local"},
    {"enum:<no|yes|private> (boolean words ok)[", "yes"},
    {"auto|unsigned", "auto"},
    {"base64", "SGVsbG8K"},
    {"hex-or-path", "/srv/app/root.roothash"},
    {"image-spec-list([-]src:dst", "/srv/app.raw:/srv/app"},
    {"image-spec-list", "/srv/app.raw"},
    {"interface-list", "eth0"},
    {"filesystem-list", "ext4 tmpfs"},
    {"list:<cpu|cpuacct", "cpu memory"},
    {"list:<keep-caps", "noroot"},
    {"list:<private-anonymous", "default"},
    {"list:bpf", "any"},
    {"mount-source", "/dev/sda2"},
    {"partition-options-list", "root:ro"},
    {"posix-mqueue-name", "/app"},
    {"architecture:", "x86-64"},
    {"condition:architecture:", "x86-64"},
    {"string(C-escapes)", "yes"},
    {"string(ascii", "firmware"},
    {"string(attach-type:path)", "egress:/sys/fs/bpf/app"},
    {"string(fd-name", "app"},
    {"string(instance-name)", "main"},
    {"string(log-namespace-name)", "app"},
    {"open-file", "/etc/app/data:data:read-only"},
    {"xattr-assignment", "user.app=worker"},
  };

  private ExampleValues() {}

  /**
   * Returns what to write instead of {@code written}, or empty if it says less than the message.
   */
  public static Optional<String> of(ValueFault found, SystemdVersions versions, String written) {
    if (written.isEmpty()) {
      return Optional.of(
          of(found.directive(), versions)
              .map(value -> "remove the line, or use `" + found.line().key() + "=" + value + "`")
              .orElse("remove the line, or add a value"));
    }
    if (Unexpanded.in(written).isPresent()) {
      return Optional.of(Unexpanded.HELP);
    }
    String type = found.directive().valueType();
    if (type.equals("unit-list") && isStem(written)) {
      return Optional.of("use `" + written + suffix(written, found.line().key()) + "`");
    }
    return of(found.directive(), versions)
        .map(value -> "use, for example, `" + found.line().key() + "=" + value + "`");
  }

  /**
   * Returns a value that {@code directive} accepts, or empty if no example says more than its type.
   */
  static Optional<String> of(Directive directive, SystemdVersions versions) {
    for (String[] row : VALUES) {
      if (directive.valueType().startsWith(row[0]) && isRead(directive, row, versions)) {
        return Optional.of(row[1]);
      }
    }
    return Optional.empty();
  }

  private static boolean isRead(Directive directive, String[] row, SystemdVersions versions) {
    return (row.length < 3 || versions.haveSince(Integer.parseInt(row[2])))
        && UnitVersions.find(versions, directive.section(), directive.key(), row[1]).isEmpty();
  }

  /** Whether only the suffix is missing. */
  private static boolean isStem(String written) {
    return written
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-'
                        || c == '_'
                        || c == '@')
        && !UnitName.of(written).isKnown();
  }

  /**
   * Returns the suffix to suggest. Settings of targets need other units; all others are mostly
   * about services, except for systemd's own targets.
   */
  private static String suffix(String stem, String key) {
    return key.endsWith("By") || SystemUnits.contains(stem + ".target") ? ".target" : ".service";
  }
}
