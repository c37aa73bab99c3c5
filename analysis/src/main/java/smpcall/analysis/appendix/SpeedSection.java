// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.statistics.Centre;

/** How fast each case is: median of the forks, and the larger half of its 95 % interval. */
public final class SpeedSection {
  private SpeedSection() {}

  /** The table, one line for each case. */
  public static List<String> of(Findings findings) {
    TextTable table =
        new TextTable("lrrrrrr", "version", "CPUs", "calls/s", "+-", "ns/call", "+-", "n");
    for (CaseSpeed speed : findings.speeds()) {
      Optional<Centre> calls = speed.perSecond();
      Optional<Centre> time = speed.nanoseconds();
      table.row(
          speed.studyCase().label(),
          String.valueOf(speed.studyCase().cpus()),
          calls.map(c -> Wording.count(c.median())).orElse(speed.isWrong() ? "wrong" : "none"),
          calls.flatMap(Centre::halfWidth).map(Wording::count).orElse("-"),
          time.map(c -> Wording.fixed(c.median(), 1)).orElse("-"),
          time.flatMap(Centre::halfWidth).map(h -> Wording.fixed(h, 1)).orElse("-"),
          String.valueOf(speed.soundValues().size()));
    }
    return table.lines();
  }
}
