// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smpcall.analysis.result.StudyCase;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * The answer in one sentence, put together by rules from the verdicts at the largest number of
 * CPUs.
 */
public final class VerdictLine {
  private VerdictLine() {}

  /**
   * @param findings of the workload storm or memory-cost
   */
  public static String of(Findings findings) {
    boolean storm = findings.workload().equals(StudyCase.STORM);
    String question = storm ? "were the spinlocks so bad? " : "what does the memory layer cost? ";
    SortedSet<Integer> counts = findings.cpuCounts();
    List<String> parts = new ArrayList<>();
    parts.add("At " + Wording.cpus(counts.last()) + " " + claims(findings.claims(counts.last())));
    if (counts.size() > 1) {
      parts.add(otherCounts(findings, counts));
    }
    parts.add(blocks(findings.claims(counts.last()), findings));
    parts.add(failures(findings));
    return "Verdict: " + question + String.join("; ", parts) + ".";
  }

  private static String claims(List<Comparison> claims) {
    if (claims.isEmpty()) {
      return "nothing was compared";
    }
    List<String> words = new ArrayList<>();
    boolean said = false;
    for (Comparison claim : claims) {
      words.add(claim(claim, said));
      said |= claim.ratio().isPresent();
    }
    return String.join(", ", words);
  }

  private static String claim(Comparison claim, boolean said) {
    String name = claim.studyCase().label();
    if (claim.ratio().isEmpty()) {
      return claim.verdict() == Verdict.WRONG
          ? name + " failed its audit and has no speed"
          : name + " could not be compared with " + claim.baseline().label();
    }
    PairedRatio ratio = claim.ratio().get();
    String interval = ratio.interval95().map(i -> " " + Wording.interval(i)).orElse("");
    return name
        + (said ? " " : " makes ")
        + Wording.ratio(ratio.ratio())
        + (said ? "" : " the calls of " + claim.baseline().label())
        + interval
        + " ("
        + words(claim)
        + ")";
  }

  /** What a coarse instrument cannot tell apart is the same only as far as it sees. */
  private static String words(Comparison claim) {
    boolean coarse = claim.verdict() == Verdict.SAME && claim.margin().fromInstrument();
    return claim.verdict().words()
        + (coarse
            ? ", as far as the A/A error of "
                + Wording.fixed(claim.margin().percent(), 1)
                + " % lets see"
            : "");
  }

  /** Whether the verdicts at the other numbers of CPUs agree with those at the largest. */
  private static String otherCounts(Findings findings, SortedSet<Integer> counts) {
    List<String> different = new ArrayList<>();
    for (int cpus : counts.headSet(counts.last())) {
      for (Comparison claim : findings.claims(cpus)) {
        boolean same =
            findings.claims(counts.last()).stream()
                .anyMatch(
                    last ->
                        last.studyCase().variant().equals(claim.studyCase().variant())
                            && last.verdict() == claim.verdict());
        if (!same) {
          different.add(claim.studyCase().label() + " at " + cpus + ": " + claim.verdict().words());
        }
      }
    }
    String others =
        Wording.list(counts.headSet(counts.last()).stream().map(String::valueOf).toList());
    return different.isEmpty()
        ? "the verdicts at " + others + " are the same"
        : "verdicts differ with the number of CPUs (" + String.join(", ", different) + ")";
  }

  private static String blocks(List<Comparison> claims, Findings findings) {
    SortedSet<Integer> n =
        claims.stream()
            .flatMap(c -> c.ratio().stream())
            .map(PairedRatio::n)
            .collect(Collectors.toCollection(TreeSet::new));
    if (n.isEmpty()) {
      return Wording.many(findings.run().settings().blocks(), "block");
    }
    return (n.first().equals(n.last()) ? "" : n.first() + " to ") + Wording.many(n.last(), "block");
  }

  private static String failures(Findings findings) {
    List<CaseSpeed> judged =
        findings.speeds().stream().filter(s -> !s.studyCase().isFloor()).toList();
    long failures = judged.stream().mapToLong(s -> s.audit().failures()).sum();
    long calls = judged.stream().mapToLong(s -> s.audit().calls()).sum();
    boolean storm = findings.workload().equals(StudyCase.STORM);
    String blind = storm && findings.cpuCounts().last() <= 2 ? ", where 2 CPUs cannot race" : "";
    List<String> wrong =
        Correctness.wrong(findings).stream()
            .map(s -> s.studyCase().label() + " at " + Wording.cpus(s.studyCase().cpus()))
            .toList();
    return Wording.many(failures, "failure")
        + " in "
        + Wording.many(calls, "call")
        + blind
        + (wrong.isEmpty() ? "" : " (" + Wording.list(wrong) + ")");
  }
}
