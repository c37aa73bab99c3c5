// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Instrument;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.result.Workload;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.PairedRatio;

/**
 * What the machine itself takes for the least that a call can do: moving a cache line there and
 * back.
 */
final class InstrumentSection {
  private InstrumentSection() {}

  /**
   * @param all of one run, at least one
   */
  static List<Block> of(List<Findings> all) {
    List<Block> sentences = new ArrayList<>();
    Findings first = all.get(0);
    for (CaseSpeed roundTrip : first.roundTrips()) {
      String time =
          roundTrip
              .nanoseconds()
              .map(c -> Wording.fixed(c.median(), 1) + " ns" + within(c))
              .orElse("no value");
      String label = first.arrangementOf(roundTrip.studyCase()).series().label();
      sentences.add(
          new Block.Prose(
              "One round trip of a cache line between CPUs "
                  + String.join(" and ", roundTrip.studyCase().placement())
                  + (label.isEmpty() ? "" : " (" + label + ")")
                  + ": "
                  + time
                  + "."));
    }
    for (Findings findings : all) {
      for (Instrument instrument : findings.instruments()) {
        sentences.add(new Block.Prose(multiple(findings, instrument)));
      }
    }
    return sentences.isEmpty()
        ? List.of(new Block.Prose("This run has no ping-pong: not known here."))
        : sentences;
  }

  /** In broadcast the one call alone is timed; in storm its CPU serves another one meanwhile. */
  private static String multiple(Findings findings, Instrument instrument) {
    String label = findings.arrangementOf(instrument.floor().studyCase()).series().label();
    String sentence =
        "One call of floor (the harness alone) in "
            + findings.workload().id()
            + ", on the same CPUs in the same run"
            + (label.isEmpty() ? "" : " (" + label + ")")
            + ": "
            + instrument
                .multiple()
                .map(r -> Wording.fixed(r.ratio(), 2) + " round trips" + within(r))
                .orElse("no value")
            + ".";
    if (findings.workload() == Workload.BROADCAST) {
      return sentence;
    }
    return sentence
        + " In that time the CPU serves a call of the other one too"
        + instrument
            .multiple()
            .map(r -> ": " + Wording.fixed(r.ratio() / 2, 2) + " for each of the two")
            .orElse("")
        + ".";
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
