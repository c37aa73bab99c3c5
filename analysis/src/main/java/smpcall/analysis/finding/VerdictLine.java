// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smpcall.analysis.finding.correctness.CheckVerdict;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/** The answer in one sentence, built by rules from the verdicts at the largest number of CPUs. */
public final class VerdictLine {
  private VerdictLine() {}

  /** Both halves of the answer: the cost of a call, and which versions are correct. */
  public static String ofBoth(Findings findings) {
    return of(findings) + " " + CheckVerdict.of(findings.run());
  }

  /** The sentence about one workload. */
  public static String of(Findings findings) {
    String question = WorkloadWords.of(findings.workload()).question();
    Arrangement largest = largest(findings);
    List<String> parts = new ArrayList<>();
    parts.add(
        "At "
            + at(largest)
            + " "
            + arms(findings, largest).orElseGet(() -> claims(findings.claims(largest))));
    if (!findings.distancesOf(largest).isEmpty()) {
      parts.add("the CPUs stood at several distances, and these are means of them");
    }
    ExclusionEffect.of(findings).stream()
        .filter(left -> findings.claims(largest).contains(left.without()))
        .filter(ExclusionEffect::lostItsVerdict)
        .forEach(left -> parts.add(left.wouldBe()));
    if (findings.arrangements().size() > 1) {
      parts.add(others(findings, largest));
    }
    parts.add(blocks(findings.claims(largest), findings));
    parts.add(failures(findings));
    return "Verdict: "
        + Character.toLowerCase(question.charAt(0))
        + question.substring(1)
        + " "
        + String.join("; ", parts)
        + ".";
  }

  /** The label of an arrangement, followed by a comma when it contains one. */
  static String at(Arrangement arrangement) {
    return arrangement.label() + (arrangement.label().contains(",") ? "," : "");
  }

  /** The first arrangement with the most CPUs. */
  static Arrangement largest(Findings findings) {
    int cpus = findings.cpuCounts().last();
    return findings.arrangements().stream().filter(a -> a.cpus() == cpus).findFirst().orElseThrow();
  }

  /** The result of many arms of one variant, where nothing else is compared. */
  private static Optional<String> arms(Findings findings, Arrangement where) {
    if (!findings.claims(where).isEmpty()) {
      return Optional.empty();
    }
    return findings.armPairs().stream()
        .filter(arms -> findings.arrangementOf(arms.first()).equals(where))
        .findFirst()
        .map(
            arms ->
                arms.afterHolm()
                    + " of "
                    + Wording.many(arms.pairs().size(), "pair")
                    + " of the same thing are called different"
                    + (arms.couldDiffer() ? "" : ", where with so few blocks none could be"));
  }

  static String claims(List<Comparison> claims) {
    if (claims.isEmpty()) {
      return "nothing was compared";
    }
    List<String> words = new ArrayList<>();
    boolean named = false;
    for (Comparison claim : claims) {
      words.add(claim(claim, named));
      named |= claim.ratio().isPresent();
    }
    return String.join(", ", words);
  }

  private static String claim(Comparison claim, boolean named) {
    String name = claim.studyCase().label();
    if (claim.ratio().isEmpty()) {
      return claim.verdict() == Verdict.WRONG
          ? name + " failed its audit and has no speed"
          : name + " could not be compared with " + claim.baseline().label();
    }
    PairedRatio ratio = claim.ratio().get();
    String interval = ratio.interval95().map(i -> " " + Wording.interval(i)).orElse("");
    return name
        + (named ? " " : " makes ")
        + Wording.ratio(ratio.ratio())
        + (named ? "" : " the calls of " + claim.baseline().label())
        + interval
        + " ("
        + words(claim)
        + ")";
  }

  /** The verdict in words; when the margin comes from the A/A error, it names that error. */
  private static String words(Comparison claim) {
    boolean coarse = claim.verdict() == Verdict.SAME && claim.margin().fromInstrument();
    return claim.verdict().words()
        + (coarse
            ? ", as far as the A/A error of "
                + Wording.fixed(claim.margin().percent(), 1)
                + " % lets see"
            : "");
  }

  /** Says whether the other verdicts agree with those at the largest number of CPUs. */
  static String others(Findings findings, Arrangement largest) {
    boolean oneSeries = findings.series().size() == 1;
    List<String> different = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Arrangement other : findings.arrangements()) {
      if (!other.equals(largest)) {
        String name = oneSeries ? String.valueOf(other.cpus()) : other.label();
        others.add(name);
        for (Comparison claim : findings.claims(other)) {
          if (!isSaidToo(claim, findings.claims(largest))) {
            different.add(
                claim.studyCase().label() + " at " + name + ": " + claim.verdict().words());
          }
        }
      }
    }
    if (different.isEmpty()) {
      String where =
          oneSeries || others.size() == 1
              ? "at " + Wording.list(others)
              : "of " + others.size() + " others";
      return "the verdicts " + where + " are the same";
    }
    return "verdicts differ with "
        + (oneSeries ? "the number of CPUs (" : "the CPUs and the JDK (")
        + String.join(oneSeries ? ", " : "; ", different)
        + ")";
  }

  private static boolean isSaidToo(Comparison claim, List<Comparison> last) {
    return last.stream()
        .anyMatch(
            other ->
                other.studyCase().variant().equals(claim.studyCase().variant())
                    && other.verdict() == claim.verdict());
  }

  private static String blocks(List<Comparison> claims, Findings findings) {
    SortedSet<Integer> n =
        claims.stream()
            .flatMap(c -> c.ratio().stream())
            .map(PairedRatio::n)
            .collect(Collectors.toCollection(TreeSet::new));
    if (n.isEmpty()) {
      return Wording.many(findings.run().blocks(), "block");
    }
    return (n.first().equals(n.last()) ? "" : n.first() + " to ") + Wording.many(n.last(), "block");
  }

  private static String failures(Findings findings) {
    List<CaseSpeed> judged =
        findings.speeds().stream()
            .filter(s -> !s.studyCase().isFloor() && s.studyCase().isAudited())
            .toList();
    long failures = judged.stream().mapToLong(s -> s.audit().failures()).sum();
    long made = judged.stream().mapToLong(s -> s.audit().calls()).sum();
    boolean calls = findings.workload().isOfCalls();
    String blind = calls && !findings.canRace() ? ", where 2 CPUs cannot race" : "";
    List<String> wrong =
        findings.wrong().stream().map(s -> findings.labelAt(s.studyCase())).toList();
    return Wording.many(failures, "failure")
        + " in "
        + Wording.many(made, "call")
        + blind
        + (wrong.isEmpty() ? "" : " (" + Wording.list(wrong) + ")");
  }
}
