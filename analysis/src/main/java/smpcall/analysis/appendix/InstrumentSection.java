// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.AuditCost;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.HarnessCost;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The error of the instrument on this host: the A/A ratios, the round trip of a cache line, which
 * is the least that a call needs, and the cost of the audit.
 */
public final class InstrumentSection {
  private InstrumentSection() {}

  /**
   * @param all the findings of one run, one or more
   */
  static List<Block> of(List<Findings> all, FootnoteMarks marks) {
    List<Block> sentences = new ArrayList<>(errors(all, marks));
    sentences.addAll(machine(all, marks));
    for (AuditCost cost : AuditCost.of(all.get(0).run())) {
      sentences.add(new Block.Prose(cost.sentence(), marks.of(Where.INSTRUMENT, cost.cases())));
    }
    return sentences;
  }

  private static List<Block> errors(List<Findings> all, FootnoteMarks marks) {
    List<Block> sentences = new ArrayList<>();
    for (Findings findings : all) {
      for (Arrangement arrangement : findings.arrangements()) {
        findings
            .instrumentError(arrangement)
            .ifPresent(
                error ->
                    sentences.add(
                        new Block.Prose(
                            error(findings, arrangement, error),
                            marks.of(Where.RATIO, error.studyCase()))));
      }
    }
    return sentences.isEmpty()
        ? List.of(
            new Block.Prose(
                "Nothing was compared with itself: the instrument's error is not known."))
        : sentences;
  }

  private static String error(Findings findings, Arrangement arrangement, Comparison error) {
    return "A/A in "
        + findings.workload().id()
        + " at "
        + arrangement.label()
        + ": "
        + error.baseline().variant()
        + " came out at "
        + error.ratio().map(r -> Wording.ratio(r.ratio()) + within(r)).orElse("no value")
        + " of itself"
        + (findings.instrumentErrors(arrangement).size() > 1 ? ", the furthest of its arms" : "")
        + ". A difference of that size cannot be seen here.";
  }

  private static List<Block> machine(List<Findings> all, FootnoteMarks marks) {
    List<Block> sentences = new ArrayList<>(onePair(all.get(0).run()));
    sentences.addAll(roundTrips(all.get(0), marks));
    for (Findings findings : all) {
      for (HarnessCost cost : findings.harnessCosts()) {
        sentences.add(new Block.Prose(multiple(findings, cost)));
      }
    }
    return sentences.isEmpty()
        ? List.of(
            new Block.Prose(
                "The round trip of a cache line is not known: this run has no ping-pong."))
        : sentences;
  }

  /** The round trip between the CPUs of a host that has two; more pairs are in a map. */
  private static List<Block> onePair(Run run) {
    return run.environment().roundTrips().stream()
        .map(RoundTrips::pairs)
        .filter(pairs -> pairs.size() == 1)
        .map(pairs -> pairs.get(0))
        .<Block>map(
            pair ->
                new Block.Prose(
                    "When the run began, a cache line took "
                        + Wording.fixed(pair.nanos(), 1)
                        + " ns from CPU "
                        + pair.from()
                        + " to CPU "
                        + pair.to()
                        + " and back."))
        .toList();
  }

  /** The round trips of a run, a sentence each; none without ping-pong. */
  public static List<Block> roundTrips(Findings first, FootnoteMarks marks) {
    List<Block> sentences = new ArrayList<>();
    for (CaseSpeed roundTrip : first.roundTrips()) {
      String time =
          roundTrip
              .nanoseconds()
              .map(c -> Wording.fixed(c.mean(), 1) + " ns" + within(c))
              .orElse("no value");
      String label = first.arrangementOf(roundTrip.studyCase()).series().label();
      sentences.add(
          new Block.Prose(
              "One round trip of a cache line between CPUs "
                  + Wording.list(
                      roundTrip.studyCase().placement().stream().map(String::valueOf).toList())
                  + (label.isEmpty() ? "" : " (" + label + ")")
                  + ": "
                  + time
                  + ".",
              marks.of(Where.INSTRUMENT, roundTrip.studyCase())));
    }
    return sentences;
  }

  /**
   * In broadcast only the one call is timed; in storm, back to back, its CPU also serves another.
   */
  private static String multiple(Findings findings, HarnessCost cost) {
    String label = findings.arrangementOf(cost.floor().studyCase()).series().label();
    String sentence =
        "One call of floor (the harness alone) in "
            + findings.workload().id()
            + ", on the same CPUs in the same run"
            + (label.isEmpty() ? "" : " (" + label + ")")
            + ": "
            + cost.multiple()
                .map(r -> Wording.fixed(r.ratio(), 2) + " round trips" + within(r))
                .orElse("no value")
            + (cost.apart() == 0 ? "" : " (" + Wording.apart(cost.apart()) + ")")
            + ".";
    if (findings.workload() == Workload.BROADCAST || cost.floor().studyCase().isPaced()) {
      return sentence;
    }
    return sentence
        + " In that time the CPU also serves a call of the other CPU"
        + cost.multiple()
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
