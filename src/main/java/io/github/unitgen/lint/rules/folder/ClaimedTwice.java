package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.command.Claim;
import io.github.unitgen.meaning.command.Claim.Thing;
import io.github.unitgen.meaning.command.Listening;
import io.github.unitgen.meaning.systemd.InternetAddress;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

public final class ClaimedTwice implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S720", "claimed-twice", "Port, runtime directory or bus name is claimed twice");

  /** Each unit is compared with this many others at most, which is enough to see the mistake. */
  private static final int MOST = 100;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return !Claim.of(unit).isEmpty() || unit.type().equals("socket");
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    List<UnitInput> claiming = folder.lintedUnits(this);
    claiming.forEach(unit -> checkAlone(unit, findings));
    if (folder.unitNames().size() < 2) {
      return;
    }
    if (claiming.isEmpty()) {
      return;
    }
    Map<Thing, Map<String, List<Claim>>> claims = new EnumMap<>(Thing.class);
    for (UnitInput unit : folder.units()) {
      for (Claim claim : Claim.of(unit)) {
        claims
            .computeIfAbsent(claim.thing(), thing -> new LinkedHashMap<>())
            .computeIfAbsent(claim.what(), what -> new ArrayList<>())
            .add(claim);
      }
    }
    Set<UnitInput> linted = new HashSet<>(folder.lintedUnits());
    List<Pair> pairs = new ArrayList<>();
    claims
        .values()
        .forEach(things -> things.values().forEach(same -> collect(same, linted, pairs)));
    Map<UnitInput, Set<String>> shared = new HashMap<>();
    for (Pair pair : pairs) {
      for (Claim claim : List.of(pair.claim, pair.other)) {
        shared.computeIfAbsent(claim.unit(), unit -> new HashSet<>()).add(claim.what());
      }
    }
    Set<UnitInput> told = new HashSet<>();
    for (Pair pair : pairs) {
      // An address is copied by mistake; several show that one socket is to replace others.
      UnitInput socket = pair.claim.unit();
      boolean several =
          socket.type().equals("socket")
              && Stream.of(socket, pair.other.unit())
                  .anyMatch(unit -> shared.getOrDefault(unit, Set.of()).size() > 1);
      if (!several || told.add(socket)) {
        report(pair, several, findings);
      }
    }
  }

  /** Two claims that collide; {@code claim} is reported. */
  private record Pair(Claim claim, Claim other) {}

  /** Reports a socket that opens a port twice: systemd opens its addresses one by one. */
  private static void checkAlone(UnitInput unit, FolderFindings findings) {
    if (!unit.type().equals("socket") || unit.isYes("Socket", "ReusePort")) {
      return;
    }
    boolean apart = unit.value("Socket", "BindIPv6Only").equals("ipv6-only");
    Map<InternetAddress, Assignment> opened = new LinkedHashMap<>();
    for (Assignment line : Listeners.left(unit, "Socket", Listeners.KEYS)) {
      Optional<InternetAddress> address =
          line.key().equals("ListenStream") ? InternetAddress.of(line.value()) : Optional.empty();
      if (address.isEmpty()) {
        continue;
      }
      Optional<Assignment> taken =
          opened.entrySet().stream()
              .limit(MOST)
              .filter(earlier -> address.get().isTakenBy(earlier.getKey(), apart))
              .map(Map.Entry::getValue)
              .findFirst();
      if (taken.isPresent()) {
        findings
            .in(unit)
            .report(
                line.valueSpan(),
                "the socket fails: port " + address.get().port() + " is already opened",
                finding -> {
                  finding.related(taken.get().valueSpan(), "opened first");
                  finding.help(
                      "remove one, or reset the list before it with an empty `ListenStream=`");
                });
        return;
      }
      opened.put(address.get(), line);
    }
  }

  /** Collects each pair once: in the later unit, or in the one that is linted. */
  private static void collect(List<Claim> same, Set<UnitInput> linted, List<Pair> pairs) {
    for (int at = 0; at < same.size(); at++) {
      Claim claim = same.get(at);
      List<Claim> later = same.subList(at + 1, same.size());
      Stream.concat(
              same.subList(0, at).stream(),
              later.stream().filter(other -> !linted.contains(other.unit())))
          .limit(MOST)
          .filter(other -> !isOfOneTemplate(claim, other) && !claim.isApartFrom(other))
          .findFirst()
          .ifPresent(other -> pairs.add(new Pair(claim, other)));
    }
  }

  /** Instances of one template, which may have separate files, are checked by S606. */
  private static boolean isOfOneTemplate(Claim claim, Claim other) {
    String template = UnitName.template(claim.unit().name().unit());
    return claim.unit() == other.unit()
        || (claim.thing() == Thing.RUNTIME
            && template.equals(UnitName.template(other.unit().name().unit())));
  }

  /**
   * systemd removes a socket's file that is there already, and fails with other addresses. Of the
   * servers that open a path themselves some remove the file, some fail.
   */
  private static String whatHappens(Claim claim) {
    String what = claim.what();
    if (claim.thing() == Thing.PORT) {
      return what.indexOf('/') >= 0 && Listening.port(what).isEmpty()
          ? "only one of them receives connections"
          : "the second one fails to start";
    }
    return what.startsWith("/")
        ? "the last one to start replaces it"
        : "the second one fails to start";
  }

  private static void report(Pair pair, boolean alternatives, FolderFindings findings) {
    Claim claim = pair.claim;
    Claim other = pair.other;
    String what = claim.what();
    String by = other.unit().name().unit();
    findings
        .in(claim.unit())
        .report(
            claim.at(),
            switch (claim.thing()) {
              case RUNTIME ->
                  by + " uses the runtime directory " + what + " too: the first to stop removes it";
              case BUS_NAME ->
                  by + " has the bus name " + what + " too: systemd loads only one of them";
              case FIFO -> by + " reads " + what + " too: each text reaches only one of them";
              default -> by + " listens on " + what + " too: " + whatHappens(claim);
            },
            finding -> {
              finding.related(other.unit().file().source(), other.at(), "also claimed here");
              if (alternatives) {
                finding.severity(Severity.INFO);
              } else if (claim.thing() == Thing.BUS_NAME) {
                // If the two are alternatives, only one is ever started.
                finding.severity(claim.isLoadedWith(other) ? Severity.ERROR : Severity.INFO);
              }
              finding.help(
                  switch (claim.thing()) {
                    case RUNTIME ->
                        "use a directory for each"
                            + (RuntimeFolders.canBeKept(claim.unit())
                                ? ", or set `RuntimeDirectoryPreserve=yes`"
                                : "");
                    case BUS_NAME -> "remove one of the two, or use another name";
                    default -> "use another address, or add `Conflicts=" + by + "`";
                  });
            });
  }
}
