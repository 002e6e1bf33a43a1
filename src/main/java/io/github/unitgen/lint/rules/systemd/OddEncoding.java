package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Reason;
import java.util.ArrayList;
import java.util.List;

public final class OddEncoding implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S015", "odd-encoding", "File has a byte order mark, CR LF line ends or invalid UTF-8");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String text = unit.file().source().text();
    if (text.startsWith("\uFEFF")) {
      Span mark = new Span(0, 1);
      findings.report(
          mark,
          "the file starts with a byte order mark, which some tools reject",
          finding -> {
            finding.help("save the file without a byte order mark");
            finding.fix(Fix.safe("Remove the byte order mark", new Edit(mark, "")));
          });
    }
    returns(text, findings);
    for (Line line : unit.file().lines()) {
      if (line instanceof Junk junk && junk.reason() == Reason.NOT_UTF8) {
        bytes(junk, findings);
      }
    }
  }

  private static void returns(String text, Findings findings) {
    List<Edit> edits = new ArrayList<>();
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      if (text.startsWith("\n", at + 1)) {
        edits.add(new Edit(new Span(at, at + 1), ""));
      }
    }
    if (!edits.isEmpty()) {
      findings.report(
          edits.get(0).span(),
          "lines end with CR LF, which some tools reject",
          finding -> {
            finding.help("save the file with LF line ends");
            finding.fix(Fix.safe("Remove the carriage returns", edits.toArray(Edit[]::new)));
          });
    }
  }

  private static void bytes(Junk junk, Findings findings) {
    findings.report(
        junk.textSpan(),
        "this line is not valid UTF-8: systemd refuses the whole file",
        finding -> {
          finding.severity(Severity.ERROR);
          finding.help("save the file as UTF-8");
        });
  }
}
