// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Instrument;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.PairedRatio;

/**
 * What the machine itself takes for the least that a call can do: moving a cache line there and
 * back.
 */
final class InstrumentSection {
  private InstrumentSection() {}

  static List<String> of(Findings findings) {
    List<String> lines = new ArrayList<>();
    for (CaseSpeed roundTrip : findings.roundTrips()) {
      String time =
          roundTrip
              .nanoseconds()
              .map(c -> Wording.fixed(c.median(), 1) + " ns" + within(c))
              .orElse("no value");
      lines.addAll(
          Paragraph.of(
              "  ",
              "One round trip of a cache line between CPUs "
                  + String.join(" and ", roundTrip.studyCase().placement())
                  + ": "
                  + time
                  + "."));
    }
    for (Instrument instrument : findings.instruments()) {
      String multiple =
          instrument
              .multiple()
              .map(r -> Wording.fixed(r.ratio(), 2) + " round trips" + within(r))
              .orElse("no value");
      lines.addAll(
          Paragraph.of(
              "  ",
              "One call of floor (the harness alone) on the same CPUs in the same run: "
                  + multiple
                  + ". In that time the CPU serves a call of the other one too"
                  + instrument
                      .multiple()
                      .map(r -> ": " + Wording.fixed(r.ratio() / 2, 2) + " for each of the two")
                      .orElse("")
                  + "."));
    }
    return lines.isEmpty() ? List.of("  This run has no ping-pong: not known here.") : lines;
  }

  private static String within(Centre centre) {
    return centre
        .interval()
        .map(i -> " [" + Wording.fixed(i.low(), 1) + ", " + Wording.fixed(i.high(), 1) + "]")
        .orElse(" (n too small for an interval)");
  }

  private static String within(PairedRatio ratio) {
    return ratio
        .interval95()
        .map(i -> " " + Wording.interval(i))
        .orElse(" (n too small for an interval)");
  }
}
