// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.finding.ExclusionEffect;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.DistanceSplit;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.MeanInterval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * Writes the footnotes on the cases of one workload.
 *
 * @param several whether the report has other workloads too, so that the notes name this one
 */
record CaseNotes(Findings findings, boolean several) {

  List<Footnote> wrongAnswers() {
    List<Footnote> notes = new ArrayList<>();
    for (CaseSpeed speed : findings.wrong()) {
      String text =
          speed.studyCase().label()
              + " failed its audit at "
              + findings.arrangementOf(speed.studyCase()).label()
              + where()
              + ": "
              + Wording.many(speed.audit().failures(), "failure")
              + " in "
              + Wording.many(speed.audit().calls(), "call")
              + " ("
              + kinds(speed)
              + "). A wrong answer has no speed; iterations that it survived are a biased sample,"
              + " drawn as open marks and part of no median and no ratio.";
      notes.add(Footnote.of(text, Where.CORRECTNESS, List.of(speed.studyCase())));
    }
    return notes;
  }

  private static String kinds(CaseSpeed speed) {
    List<String> kinds = new ArrayList<>();
    addKind(kinds, speed.audit().lost(), "lost");
    addKind(kinds, speed.audit().duplicated(), "duplicated");
    addKind(kinds, speed.audit().warnings(), "kernel warnings");
    addKind(kinds, speed.audit().leftovers(), "not at rest afterwards");
    addKind(kinds, speed.audit().lockups(), "locked up");
    return String.join(", ", kinds);
  }

  private static void addKind(List<String> kinds, long number, String kind) {
    if (number > 0) {
      kinds.add(Wording.count(number) + " " + kind);
    }
  }

  List<Footnote> warnings() {
    return WarningNotes.of(findings, where());
  }

  List<Footnote> lostVerdicts() {
    return ExclusionEffect.of(findings).stream()
        .filter(ExclusionEffect::lostItsVerdict)
        .map(
            left ->
                Footnote.of(
                    labelAt(left.without())
                        + ": too few blocks are left by the rules of the run; "
                        + left.wouldBe()
                        + ".",
                    Where.RATIO,
                    List.of(left.without().studyCase())))
        .toList();
  }

  /** Notes on blocks that the run's own rule leaves out of a ratio. */
  List<Footnote> apart() {
    List<Comparison> some = findings.comparisons().stream().filter(c -> c.apart() > 0).toList();
    OptionalDouble factor = findings.run().settings().roundTripFactor();
    if (some.isEmpty() || factor.isEmpty()) {
      return List.of();
    }
    String text =
        "By the rule declared before the run, a block is in no ratio when two round"
            + " trips of a cache line in its two forks differ by more than a factor of "
            + Wording.trimmed(factor.getAsDouble())
            + ": "
            + Wording.list(some.stream().map(this::apartOf).toList())
            + ".";
    return List.of(
        Footnote.of(text, Where.RATIO, some.stream().map(Comparison::studyCase).toList()));
  }

  private String apartOf(Comparison c) {
    int pairs = c.apart() + c.ratio().map(PairedRatio::n).orElse(0);
    return c.apart() + " of " + Wording.many(pairs, "block") + " of " + labelAt(c);
  }

  /** Notes on CPUs that stood at several distances, by the arrangements of the plan. */
  List<Footnote> distances() {
    Map<String, List<Comparison>> split = new LinkedHashMap<>();
    for (Comparison c : findings.comparisons()) {
      if (c.studyCase().distance().isPresent()) {
        String where = findings.arrangementOf(c.studyCase().everywhere()).label();
        split.computeIfAbsent(where, w -> new ArrayList<>()).add(c);
      }
    }
    List<Footnote> notes = new ArrayList<>();
    split.forEach((where, its) -> notes.add(distances(where, its)));
    return notes;
  }

  private Footnote distances(String where, List<Comparison> its) {
    List<StudyCase> cases = its.stream().map(Comparison::studyCase).toList();
    List<DistanceSplit.Thin> thin =
        findings.thin().stream().filter(t -> t.isOf(cases.get(0))).toList();
    List<String> nanos =
        Stream.concat(
                cases.stream().map(c -> c.distance().orElseThrow()),
                thin.stream().map(DistanceSplit.Thin::range))
            .distinct()
            .sorted(Comparator.comparingDouble(Distance.Range::nearest))
            .map(Wording::nanos)
            .toList();
    List<String> apart = new ArrayList<>();
    for (StudyCase c : cases.stream().map(StudyCase::everywhere).distinct().toList()) {
      List<Comparison> of = its.stream().filter(o -> o.studyCase().everywhere().equals(c)).toList();
      SortedSet<Integer> lost = blocksOf(of.get(0));
      int all = lost.size();
      of.forEach(o -> lost.removeAll(o.pairs().byBlock().keySet()));
      if (!lost.isEmpty()) {
        apart.add(lost.size() + " of " + Wording.many(all, "block") + " of " + of.get(0).label());
      }
    }
    return Footnote.of(
        "At "
            + where
            + where()
            + " the CPUs stood at several distances: a cache line took "
            + Wording.list(nanos)
            + " ns from CPU to CPU and back. Each distance has speeds, ratios and verdicts of its"
            + " own, and a mean over them has none."
            + (apart.isEmpty()
                ? ""
                : " In no ratio, as the forks did not stand "
                    + (thin.isEmpty() ? "at the same distance" : "together at one with ratios")
                    + ": "
                    + Wording.list(apart)
                    + ".")
            + thin.stream().map(CaseNotes::thin).collect(Collectors.joining()),
        Where.RATIO,
        cases);
  }

  private static String thin(DistanceSplit.Thin thin) {
    return " At "
        + Wording.nanos(thin.range())
        + " ns no comparison has "
        + MeanInterval.ENOUGH
        + " pairs: the "
        + Wording.many(thin.forks(), "fork")
        + " there can be seen in the table of all forks, and are in nothing else.";
  }

  /** The blocks in which a case and an arm of its baseline have speeds, at whatever distance. */
  private SortedSet<Integer> blocksOf(Comparison c) {
    Run run = findings.run();
    SortedSet<Integer> there = new TreeSet<>();
    c.arms()
        .forEach(arm -> there.addAll(CaseSpeed.of(arm.everywhere(), run).soundValues().keySet()));
    there.retainAll(CaseSpeed.of(c.studyCase().everywhere(), run).soundValues().keySet());
    return there;
  }

  List<Footnote> instrument() {
    List<Footnote> notes = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      String at = "At " + arrangement.label() + where() + " ";
      List<Comparison> claims = findings.claims(arrangement);
      List<StudyCase> claimed = claims.stream().map(Comparison::studyCase).toList();
      if (claims.stream().anyMatch(c -> c.margin().coarse())) {
        String text =
            at
                + "nothing can be called the same: the arms of the A/A comparison are more than "
                + Wording.fixed(Margin.LEAST.percent(), 0)
                + " % apart, or have too few pairs to tell.";
        notes.add(Footnote.of(text, Where.RATIO, claimed));
      }
      if (findings.instrumentError(arrangement).isEmpty() && !claims.isEmpty()) {
        String text =
            at
                + "nothing was compared with itself (no A/A arm): the instrument's error is not"
                + " known.";
        notes.add(Footnote.of(text, Where.RATIO, claimed));
      }
      for (Comparison error : findings.instrumentErrors(arrangement)) {
        biased(at, error).ifPresent(notes::add);
      }
    }
    return notes;
  }

  private static Optional<Footnote> biased(String at, Comparison error) {
    return error
        .ratio()
        .flatMap(r -> r.interval95())
        .filter(i -> !i.contains(1))
        .map(
            i ->
                at
                    + "the A/A interval "
                    + Wording.interval(i)
                    + " excludes 1: the instrument saw a difference where there is none, and other"
                    + " differences of that size mean nothing.")
        .map(text -> Footnote.of(text, Where.RATIO, List.of(error.studyCase())));
  }

  /** Notes on forks whose round trip, the unit of their times, changed while they ran. */
  List<Footnote> roundTrips() {
    List<String> places = new ArrayList<>();
    List<StudyCase> cases = new ArrayList<>();
    for (CaseLatency latency : findings.latencies()) {
      latency
          .multiples()
          .filter(own -> own.changed() > 0)
          .ifPresent(
              own -> {
                cases.add(latency.studyCase());
                places.add(
                    own.changed()
                        + " of "
                        + Wording.many(own.forks().size(), "fork")
                        + " of "
                        + labelAt(latency.studyCase()));
              });
    }
    if (places.isEmpty()) {
      return List.of();
    }
    String text =
        "The round trip of a cache line changed by more than a factor of "
            + Wording.trimmed(RoundTrip.LARGEST_FACTOR)
            + " during "
            + Wording.list(places)
            + ": their figures in round trips have no common unit. They are in every "
            + (leavesOut(findings.run()) ? "speed and time, and in no ratio." : "number.");
    return List.of(Footnote.of(text, Where.LATENCY, cases));
  }

  /** Whether the run's own rule leaves every such fork out of its ratios. */
  private static boolean leavesOut(Run run) {
    OptionalDouble factor = run.settings().roundTripFactor();
    return factor.isPresent() && factor.getAsDouble() <= RoundTrip.LARGEST_FACTOR;
  }

  List<Footnote> outliers() {
    List<Footnote> notes = new ArrayList<>();
    for (CaseSpeed speed : findings.speeds()) {
      if (!speed.outliers().isEmpty()) {
        String text =
            "Far from its other forks: "
                + labelAt(speed.studyCase())
                + " in "
                + Wording.blocks(speed.outliers())
                + ". Marked in "
                + findings.run().forksTable()
                + ".csv; none is left out for that.";
        notes.add(Footnote.of(text, Where.SPEED, List.of(speed.studyCase())));
      }
    }
    return notes;
  }

  private String labelAt(Comparison c) {
    return c.label() + " at " + findings.arrangementOf(c.studyCase()).label() + where();
  }

  private String labelAt(StudyCase c) {
    return findings.labelAt(c) + where();
  }

  private String where() {
    return several ? " in " + findings.workload().id() : "";
  }
}
