// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import smpcall.analysis.result.Fork;
import smpcall.analysis.result.MissingFork;
import smpcall.analysis.result.NoSpeed;
import smpcall.analysis.result.Run;
import smpcall.analysis.statistics.Warning;

/** What a reader of the numbers must know besides them; only what applies to this run. */
public final class Footnotes {
  private final List<String> notes = new ArrayList<>();

  private Footnotes() {}

  /** Sentences, the gravest first. */
  public static List<String> of(Findings findings) {
    Footnotes footnotes = new Footnotes();
    footnotes.wrongAnswers(findings);
    footnotes.lostForks(findings.run());
    footnotes.iterationsWithoutSpeed(findings.run());
    footnotes.warnings(findings);
    footnotes.instrument(findings);
    footnotes.outliers(findings);
    footnotes.machine(findings.run());
    return List.copyOf(footnotes.notes);
  }

  private void wrongAnswers(Findings findings) {
    for (CaseSpeed speed : Correctness.wrong(findings)) {
      notes.add(
          speed.studyCase().label()
              + " failed its audit at "
              + Wording.cpus(speed.studyCase().cpus())
              + ": "
              + Wording.many(speed.audit().failures(), "failure")
              + " in "
              + Wording.many(speed.audit().calls(), "call")
              + " ("
              + kinds(speed)
              + "). A wrong answer has no speed; iterations that it survived are a biased sample,"
              + " drawn as open marks and part of no median and no ratio.");
    }
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

  private void lostForks(Run run) {
    if (!run.missing().isEmpty()) {
      SortedSet<Integer> blocks = new TreeSet<>();
      run.missing().stream().map(MissingFork::block).forEach(blocks::add);
      notes.add(
          "The run is not complete: "
              + Wording.many(run.missing().size(), "planned fork")
              + " did not run (block "
              + Wording.list(blocks.stream().map(String::valueOf).toList())
              + ").");
    }
    for (Fork fork : run.forks()) {
      fork.error()
          .ifPresent(
              error ->
                  notes.add(
                      "The fork of "
                          + fork.studyCase().id()
                          + " in block "
                          + fork.block()
                          + " failed and has no speed: "
                          + error));
    }
  }

  private void iterationsWithoutSpeed(Run run) {
    Map<NoSpeed, Integer> dropped = new EnumMap<>(NoSpeed.class);
    int all = 0;
    for (Fork fork : run.forks()) {
      all += fork.iterations().size();
      fork.iterations()
          .forEach(i -> i.noSpeed().ifPresent(reason -> dropped.merge(reason, 1, Integer::sum)));
    }
    for (Map.Entry<NoSpeed, Integer> reason : dropped.entrySet()) {
      notes.add(
          reason.getValue()
              + " of "
              + Wording.many(all, "iteration")
              + (reason.getValue() == 1 ? " has" : " have")
              + " no speed: "
              + reason.getKey().reason()
              + ".");
    }
  }

  private void warnings(Findings findings) {
    Map<Warning, List<String>> places = new EnumMap<>(Warning.class);
    for (Comparison c : findings.comparisons()) {
      String place = c.label() + " at " + Wording.cpus(c.studyCase().cpus());
      c.ratio()
          .ifPresent(
              r ->
                  r.warnings()
                      .forEach(w -> places.computeIfAbsent(w, k -> new ArrayList<>()).add(place)));
    }
    for (CaseSpeed speed : findings.speeds()) {
      String place = speed.studyCase().label() + " at " + Wording.cpus(speed.studyCase().cpus());
      speed
          .perSecond()
          .filter(c -> c.warnings().contains(Warning.SKEWED))
          .ifPresent(
              c -> places.computeIfAbsent(Warning.SKEWED, k -> new ArrayList<>()).add(place));
    }
    places.forEach(
        (warning, where) -> notes.add(Wording.list(where) + ": " + warning.text() + "."));
  }

  private void instrument(Findings findings) {
    for (int cpus : findings.cpuCounts()) {
      String at = "At " + Wording.cpus(cpus) + " ";
      if (findings.claims(cpus).stream().anyMatch(c -> c.margin().fromInstrument())) {
        notes.add(
            at
                + "\"same\" means within "
                + Wording.fixed(findings.claims(cpus).get(0).margin().percent(), 1)
                + " %: as far apart as the two arms of the A/A comparison came out.");
      }
      if (findings.instrumentError(cpus).isEmpty() && !findings.claims(cpus).isEmpty()) {
        notes.add(
            at
                + "nothing was compared with itself (no A/A arm): the instrument's error is not"
                + " known.");
      }
      findings
          .instrumentError(cpus)
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
  }

  private void outliers(Findings findings) {
    for (CaseSpeed speed : findings.speeds()) {
      if (!speed.outliers().isEmpty()) {
        notes.add(
            "Far from its other forks: "
                + speed.studyCase().label()
                + " at "
                + Wording.cpus(speed.studyCase().cpus())
                + " in block "
                + Wording.list(speed.outliers().stream().map(String::valueOf).toList())
                + ". Marked in "
                + findings.run().forksTable()
                + ".csv; left in every number.");
      }
    }
  }

  private void machine(Run run) {
    long steal = run.forks().stream().mapToLong(fork -> fork.stealMillis().orElse(0)).sum();
    if (steal > 0) {
      notes.add(
          "The hypervisor took "
              + Wording.count(steal)
              + " ms from this host while the forks ran.");
    }
    if (run.dirty().orElse(false)) {
      notes.add("The study itself had changes that were not committed.");
    }
  }
}
