// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.result.Run;

/** The whole appendix: at most 72 columns, ASCII, the verdict first. */
public final class Appendix {
  private final Findings findings;
  private final List<String> lines = new ArrayList<>();

  private Appendix(Findings findings) {
    this.findings = findings;
  }

  /**
   * @param findings of the workload storm
   * @return the text, ending with a line feed
   */
  public static String of(Findings findings) {
    return new Appendix(findings).text();
  }

  private String text() {
    lines.addAll(Paragraph.of("", VerdictLine.of(findings)));
    section("Set-up", SetUp.of(findings));
    section(
        "Speed: median of n forks, +- how far their 95 % interval reaches",
        SpeedSection.of(findings));
    explain(
        "A fork is a fresh JVM and counts as its median iteration. Calls per second are those of"
            + " all CPUs together, ns/call is one CPU's time. Interval: Student t on logarithms of"
            + " the forks, so that of their geometric mean. Floor is the harness alone.");
    section(
        "Speed as a ratio, within blocks: above 1 is faster than the baseline",
        RatioSection.of(findings));
    explain(
        "Interval: Student t on the logarithms of n ratios. Faster, slower: the 95 % interval"
            + " excludes 1. Same: the 90 % interval is within +-3 %, or as far from 1"
            + " as the A/A ratio when that is further. A/A is the same thing twice: its distance"
            + " from 1 is the error of the instrument.");
    section("Correctness, audited in the timed iterations", CorrectnessSection.of(findings));
    explain(
        "Bound: without a failure in N calls, the rate of failures per call is below 3/N at 95 %.");
    if (findings.cpuCounts().first() <= 2) {
      explain(
          "None: 2 CPUs cannot show it here. A call has one target there, the reuse race needs"
              + " a third CPU, and nothing follows from its absence. The floor has nothing to get"
              + " wrong.");
    }
    section("Instruments", InstrumentSection.of(findings));
    section("Footnotes", FootnoteSection.of(findings));
    section("What the figures mean, and what they do not", Meaning.of(findings));
    section("How to repeat it", repeat());
    return String.join("\n", lines) + "\n";
  }

  private void section(String title, List<String> body) {
    lines.add("");
    lines.add(title);
    lines.add("");
    lines.addAll(body);
  }

  private void explain(String prose) {
    lines.add("");
    lines.addAll(Paragraph.of("  ", prose));
  }

  private List<String> repeat() {
    Run run = findings.run();
    String versions =
        findings.speeds().stream()
            .map(speed -> speed.studyCase().variant())
            .distinct()
            .collect(Collectors.joining(","));
    String cpus =
        findings.cpuCounts().stream().map(String::valueOf).collect(Collectors.joining(","));
    List<String> body = new ArrayList<>();
    body.addAll(Paragraph.of("  ", "./study report " + run.host() + "/" + run.id()));
    body.add("");
    run.commit().ifPresent(commit -> body.addAll(Paragraph.of("  ", "git checkout " + commit)));
    body.add(
        "  ./study run --profile "
            + run.settings().profile()
            + " --seed "
            + run.settings().seed()
            + " \\");
    body.addAll(Paragraph.of("    ", "--cpus " + cpus + " --versions " + versions));
    body.add("");
    body.addAll(
        Paragraph.of(
            "  ",
            "The first, where the stored run is, makes this text from it; the others measure again"
                + " on the machine at hand."));
    return body;
  }
}
