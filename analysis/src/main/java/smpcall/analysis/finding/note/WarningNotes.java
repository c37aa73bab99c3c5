// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.latency.Percentile;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.CaseSteadiness;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.Scaling;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Holm;
import smpcall.analysis.statistics.Warning;

/**
 * Makes the footnotes for the {@link Warning}s of one workload: one for each warning and kind of
 * table, which names the numbers.
 */
final class WarningNotes {
  /** The key of one footnote. */
  private record Kind(Warning warning, Where where) {}

  private final Findings findings;
  private final String workload;
  private final Map<Kind, List<String>> names = new LinkedHashMap<>();
  private final Map<Kind, List<StudyCase>> cases = new LinkedHashMap<>();

  private WarningNotes(Findings findings, String workload) {
    this.findings = findings;
    this.workload = workload;
  }

  /**
   * @param workload the text after every name; may be empty
   */
  static List<Footnote> of(Findings findings, String workload) {
    WarningNotes notes = new WarningNotes(findings, workload);
    notes.ratios();
    findings.speeds().forEach(s -> notes.speed(s, Where.SPEED, workload));
    findings.roundTrips().forEach(s -> notes.speed(s, Where.INSTRUMENT, ""));
    notes.steadiness();
    notes.latencies();
    notes.laws();
    return notes.footnotes();
  }

  private void ratios() {
    for (Comparison c : findings.comparisons()) {
      String name = c.label() + " at " + findings.arrangementOf(c.studyCase()).label() + workload;
      add(c.warnings(), Where.RATIO, c.studyCase(), name);
    }
  }

  /** Adds the warnings of a speed, except too few forks: its comparison has that warning. */
  private void speed(CaseSpeed speed, Where where, String workload) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    warnings.addAll(speed.perSecond().map(Centre::warnings).orElse(Set.of()));
    warnings.remove(Warning.TOO_FEW);
    add(warnings, where, speed.studyCase(), findings.labelAt(speed.studyCase()) + workload);
  }

  private void steadiness() {
    for (CaseSteadiness c : findings.steadiness()) {
      if (c.unsettled() > 0) {
        String forks = c.unsettled() + " of " + Wording.many(c.forks().size(), "fork");
        String name = findings.labelAt(c.studyCase()) + " (" + forks + ")" + workload;
        add(Set.of(Warning.UNSETTLED), Where.SPEED, c.studyCase(), name);
      }
    }
  }

  private void latencies() {
    for (CaseLatency latency : findings.latencies()) {
      List<String> outside =
          Percentile.OF_TABLES.stream()
              .filter(p -> !latency.exceededByOneIn(p.oneIn()).warnings().isEmpty())
              .map(Percentile::name)
              .toList();
      if (!outside.isEmpty()) {
        StudyCase c = latency.studyCase();
        String name = findings.labelAt(c) + " (" + String.join(", ", outside) + ")" + workload;
        add(Set.of(Warning.POOLED_OUTSIDE), Where.LATENCY, c, name);
      }
    }
  }

  private void laws() {
    for (Scaling scaling : findings.scaling()) {
      StudyCase c = scaling.studyCase();
      add(scaling.law().warnings(), Where.SCALING, c, "the law of " + c.variant() + workload);
    }
  }

  private void add(Set<Warning> warnings, Where where, StudyCase c, String name) {
    for (Warning warning : warnings) {
      Kind kind = new Kind(warning, where);
      names.computeIfAbsent(kind, k -> new ArrayList<>()).add(name);
      cases.computeIfAbsent(kind, k -> new ArrayList<>()).add(c);
    }
  }

  private List<Footnote> footnotes() {
    List<Footnote> notes = new ArrayList<>();
    names.forEach(
        (kind, all) -> {
          String text = Wording.list(all) + ": " + kind.warning.text() + more(kind.warning) + ".";
          notes.add(Footnote.of(text, kind.where, cases.get(kind)));
        });
    return notes;
  }

  private String more(Warning warning) {
    int members = findings.familySize();
    return warning == Warning.FAMILY_TOO_LARGE
        ? " ("
            + Wording.many(members, "comparison")
            + (members == 1 ? " needs " : " need ")
            + Holm.blocksFor(members)
            + " blocks)"
        : "";
  }
}
