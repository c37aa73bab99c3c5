// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.NoSpeed;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/** Collects the footnotes that apply to a run. */
public final class Footnotes {
  private final List<Footnote> notes = new ArrayList<>();

  private Footnotes() {}

  /**
   * All footnotes, the gravest first.
   *
   * @param all the findings of one run; no findings have no footnotes
   */
  public static List<Footnote> of(List<Findings> all) {
    List<CaseNotes> cases = all.stream().map(f -> new CaseNotes(f, all.size() > 1)).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    Run run = all.get(0).run();
    Footnotes footnotes = new Footnotes();
    cases.forEach(c -> footnotes.notes.addAll(c.wrongAnswers()));
    all.forEach(f -> footnotes.notes.addAll(LanguageNotes.of(f)));
    footnotes.notes.addAll(KernelNotes.omitted(run));
    all.forEach(f -> footnotes.notes.addAll(KernelNotes.of(f)));
    footnotes.lostForks(run);
    footnotes.tornLine(run);
    footnotes.failedForks(run);
    footnotes.repeatedForks(run);
    footnotes.iterationsWithoutSpeed(run);
    footnotes.contaminatedForks(run);
    footnotes.movedForks(run);
    cases.forEach(c -> footnotes.notes.addAll(c.apart()));
    cases.forEach(c -> footnotes.notes.addAll(c.distances()));
    cases.forEach(c -> footnotes.notes.addAll(c.lostVerdicts()));
    cases.forEach(c -> footnotes.notes.addAll(c.warnings()));
    cases.forEach(c -> footnotes.notes.addAll(c.instrument()));
    cases.forEach(c -> footnotes.notes.addAll(c.roundTrips()));
    cases.forEach(c -> footnotes.notes.addAll(c.outliers()));
    footnotes.machine(run);
    return footnotes.notes.stream().distinct().toList();
  }

  private void lostForks(Run run) {
    if (!run.missing().isEmpty()) {
      SortedSet<Integer> blocks = new TreeSet<>();
      run.missing().stream().map(Run.Missing::block).forEach(blocks::add);
      ofRun(
          "The run is not complete: "
              + Wording.many(run.missing().size(), "planned fork")
              + " did not run ("
              + Wording.blocks(blocks)
              + ").");
    }
  }

  private void tornLine(Run run) {
    if (run.torn()) {
      ofRun("The last line of forks.jsonl was cut off, and is left out.");
    }
  }

  private void failedForks(Run run) {
    List<Fork> lost = run.failed();
    for (Fork fork : run.forks()) {
      String which =
          "The fork of " + fork.studyCase().id() + " in block " + fork.block() + " failed";
      fork.error()
          .ifPresent(
              error ->
                  ofRun(
                      lost.contains(fork)
                          ? which + " and has no speed: " + error
                          : which + " at attempt " + fork.attempt() + " and ran again: " + error));
    }
  }

  private void repeatedForks(Run run) {
    long repeated = run.forks().stream().filter(Fork::isRepeated).count();
    if (repeated > 0) {
      ofRun(
          Wording.many(repeated, "fork")
              + " ran again, as the CPUs moved meanwhile: in no figure, but their audits count. "
              + run.forksTable()
              + ".csv has them.");
    }
  }

  private void movedForks(Run run) {
    List<String> moved = new ArrayList<>();
    for (StudyCase c : run.cases()) {
      SortedSet<Integer> blocks = new TreeSet<>();
      run.cleanForksOf(c).stream()
          .filter(fork -> fork.distance().filter(Distance::moved).isPresent())
          .forEach(fork -> blocks.add(fork.block()));
      if (!blocks.isEmpty()) {
        moved.add(c.id() + " in " + Wording.blocks(blocks));
      }
    }
    if (!moved.isEmpty()) {
      ofRun(
          "The CPUs moved while forks ran, so that these stand at no distance and are in no ratio: "
              + Wording.list(moved)
              + ".");
    }
  }

  private void iterationsWithoutSpeed(Run run) {
    Map<NoSpeed, Integer> dropped = new EnumMap<>(NoSpeed.class);
    int all = 0;
    for (Fork fork : run.forks().stream().filter(each -> !each.isRepeated()).toList()) {
      all += fork.iterations().size();
      fork.iterations()
          .forEach(i -> i.noSpeed().ifPresent(reason -> dropped.merge(reason, 1, Integer::sum)));
    }
    for (Map.Entry<NoSpeed, Integer> reason : dropped.entrySet()) {
      ofRun(
          reason.getValue()
              + " of "
              + Wording.many(all, "iteration")
              + (reason.getValue() == 1 ? " has" : " have")
              + " no speed: "
              + reason.getKey().reason()
              + ".");
    }
  }

  private void contaminatedForks(Run run) {
    for (StudyCase c : run.cases()) {
      SortedSet<Integer> blocks = new TreeSet<>();
      run.forksOf(c).stream()
          .filter(Fork::isContaminated)
          .forEach(fork -> blocks.add(fork.block()));
      if (!blocks.isEmpty()) {
        String text =
            "Contaminated, by the rule declared before the run, and in no speed and no ratio: "
                + c.id()
                + " in "
                + Wording.blocks(blocks)
                + ". "
                + run.forksTable()
                + ".csv says by what.";
        boolean hasRow = c.workload().isOfCalls() || c.workload() == Workload.MEMORY_COST;
        Where where = hasRow ? Where.SPEED : Where.INSTRUMENT;
        notes.add(Footnote.of(text, where, List.of(c)));
      }
    }
  }

  private void machine(Run run) {
    long steal =
        run.forks().stream()
            .flatMap(fork -> fork.noise().stream())
            .mapToLong(noise -> noise.stealMillis().orElse(0))
            .sum();
    if (steal > 0) {
      ofRun(
          "The hypervisor took "
              + Wording.count(steal)
              + " ms from this host while the forks ran.");
    }
    for (int i = 1; i < run.forks().size(); i++) {
      Fork fork = run.forks().get(i);
      if (Instant.parse(fork.started())
          .isBefore(Instant.parse(run.forks().get(i - 1).finished()))) {
        ofRun(
            "The host's clock went back before the fork of "
                + fork.studyCase().id()
                + " in block "
                + fork.block()
                + ": dates after it follow it, and the lengths of forks do not.");
      }
    }
    if (run.dirty().orElse(false)) {
      ofRun("The study itself had changes that were not committed.");
    }
  }

  private void ofRun(String text) {
    notes.add(Footnote.ofRun(text));
  }
}
