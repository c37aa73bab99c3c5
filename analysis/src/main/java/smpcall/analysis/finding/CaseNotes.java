// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.result.StudyCase;
import smpcall.analysis.statistics.Warning;

/**
 * What must be known of the cases of one workload.
 *
 * @param several whether the reader sees other workloads too, so that this one must be named
 */
record CaseNotes(Findings findings, boolean several) {

  List<String> wrongAnswers() {
    List<String> notes = new ArrayList<>();
    for (CaseSpeed speed : Correctness.wrong(findings)) {
      notes.add(
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
              + " drawn as open marks and part of no median and no ratio.");
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

  List<String> warnings() {
    Map<Warning, List<String>> places = new EnumMap<>(Warning.class);
    for (Comparison c : findings.comparisons()) {
      String place = c.label() + " at " + findings.arrangementOf(c.studyCase()).label() + where();
      c.ratio()
          .ifPresent(
              r ->
                  r.warnings()
                      .forEach(w -> places.computeIfAbsent(w, k -> new ArrayList<>()).add(place)));
    }
    List<CaseSpeed> measured = new ArrayList<>(findings.speeds());
    measured.addAll(findings.roundTrips());
    for (CaseSpeed speed : measured) {
      speed
          .perSecond()
          .filter(c -> c.warnings().contains(Warning.SKEWED))
          .ifPresent(
              c ->
                  places
                      .computeIfAbsent(Warning.SKEWED, k -> new ArrayList<>())
                      .add(labelAt(speed.studyCase())));
    }
    List<String> notes = new ArrayList<>();
    places.forEach(
        (warning, where) -> notes.add(Wording.list(where) + ": " + warning.text() + "."));
    return notes;
  }

  List<String> lostVerdicts() {
    return LeftOut.of(findings).stream()
        .filter(LeftOut::lostItsVerdict)
        .map(
            left ->
                left.without().label()
                    + " at "
                    + findings.arrangementOf(left.without().studyCase()).label()
                    + where()
                    + ": too few blocks are left without contaminated forks; "
                    + left.wouldBe()
                    + ".")
        .toList();
  }

  List<String> instrument() {
    List<String> notes = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      String at = "At " + arrangement.label() + where() + " ";
      List<Comparison> claims = findings.claims(arrangement);
      if (claims.stream().anyMatch(c -> c.margin().fromInstrument())) {
        notes.add(
            at
                + "\"same\" means within "
                + Wording.fixed(claims.get(0).margin().percent(), 1)
                + " %: as far apart as the two arms of the A/A comparison came out.");
      }
      if (findings.instrumentError(arrangement).isEmpty() && !claims.isEmpty()) {
        notes.add(
            at
                + "nothing was compared with itself (no A/A arm): the instrument's error is not"
                + " known.");
      }
      findings
          .instrumentError(arrangement)
          .flatMap(Comparison::ratio)
          .flatMap(r -> r.interval95())
          .filter(i -> !i.contains(1))
          .ifPresent(
              i ->
                  notes.add(
                      at
                          + "the A/A interval "
                          + Wording.interval(i)
                          + " excludes 1: the instrument saw a difference where there is"
                          + " none, and other differences of that size mean nothing."));
    }
    return notes;
  }

  List<String> outliers() {
    List<String> notes = new ArrayList<>();
    for (CaseSpeed speed : findings.speeds()) {
      if (!speed.outliers().isEmpty()) {
        notes.add(
            "Far from its other forks: "
                + labelAt(speed.studyCase())
                + " in block "
                + Wording.list(speed.outliers().stream().map(String::valueOf).toList())
                + ". Marked in "
                + findings.run().forksTable()
                + ".csv; left in every number.");
      }
    }
    return notes;
  }

  private String labelAt(StudyCase c) {
    return findings.labelAt(c) + where();
  }

  private String where() {
    return several ? " in " + findings.workload().id() : "";
  }
}
