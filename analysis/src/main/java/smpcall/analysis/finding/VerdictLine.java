// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.finding.correctness.CheckVerdict;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.BlocksNeeded;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/**
 * The answer in one sentence, built by rules from the verdicts at the largest number of CPUs and
 * the smallest gap. Calls back to back are outside it.
 */
public final class VerdictLine {
  /** The reason why calls back to back have no verdict on the locks. */
  static final String EXTREME =
      "back to back: two CPUs fall into step, so this is no measure of the locks";

  private VerdictLine() {}

  /** Both halves of the answer: the cost of a call, and which versions are correct. */
  public static String ofBoth(Findings findings) {
    return of(findings) + " " + CheckVerdict.of(findings.run());
  }

  /** The sentence about one workload. */
  public static String of(Findings findings) {
    String question = WorkloadWords.of(findings.workload()).question();
    Arrangement lead = lead(findings);
    List<Comparison> claims = findings.claims(lead);
    List<String> parts = new ArrayList<>();
    parts.add("At " + at(lead) + " " + arms(findings, lead).orElseGet(() -> claims(claims)));
    durations(findings, claims).ifPresent(parts::add);
    ExclusionEffect.of(findings).stream()
        .filter(left -> claims.contains(left.without()))
        .filter(ExclusionEffect::lostItsVerdict)
        .forEach(left -> parts.add(left.wouldBe()));
    others(findings, lead).ifPresent(parts::add);
    parts.add(blocks(claims, findings));
    parts.add(failures(findings));
    return "Verdict: "
        + Character.toLowerCase(question.charAt(0))
        + question.substring(1)
        + " "
        + LanguageAnswer.count(List.of(findings)).map(words -> words + ". ").orElse("")
        + (isExtreme(findings) ? "None, as calls were " + EXTREME + ". " : "")
        + String.join("; ", parts)
        + ".";
  }

  /** Whether the calls of versions were all back to back. */
  static boolean isExtreme(Findings findings) {
    return findings.workload().isOfCalls() && findings.isBackToBack();
  }

  /** The label of an arrangement, followed by a comma when it contains one. */
  static String at(Arrangement arrangement) {
    return arrangement.label() + (arrangement.label().contains(",") ? "," : "");
  }

  /**
   * The arrangement that the answer is about: of paced calls where there are any, the first one
   * with the most CPUs, which has the smallest gap; of several distances the one with the most
   * ratios, or the nearest.
   */
  public static Arrangement lead(Findings findings) {
    List<Arrangement> all =
        findings.arrangements().stream().filter(a -> a.isPaced() || !findings.isPaced()).toList();
    int cpus = all.stream().mapToInt(Arrangement::cpus).max().orElseThrow();
    Arrangement first = all.stream().filter(a -> a.cpus() == cpus).findFirst().orElseThrow();
    Arrangement lead = first;
    for (Arrangement other : all) {
      if (other.isElsewhere(first) && ratios(findings, other) > ratios(findings, lead)) {
        lead = other;
      }
    }
    return lead;
  }

  private static int ratios(Findings findings, Arrangement where) {
    return Stream.of(findings.claims(where), findings.instrumentErrors(where))
        .flatMap(List::stream)
        .flatMap(c -> c.ratio().stream())
        .mapToInt(PairedRatio::n)
        .sum();
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

  /** The durations of paced calls that were compared; empty where calls are back to back. */
  static Optional<String> durations(Findings findings, List<Comparison> claims) {
    Set<StudyCase> cases = new LinkedHashSet<>();
    claims.stream()
        .filter(claim -> claim.ratio().isPresent() && claim.studyCase().isPaced())
        .forEach(claim -> cases.addAll(List.of(claim.baseline(), claim.studyCase())));
    List<String> times = new ArrayList<>();
    for (CaseSpeed speed : findings.speeds()) {
      if (cases.contains(speed.studyCase()) && speed.isSound()) {
        String nanos = Wording.count(speed.nanoseconds().orElseThrow().mean());
        String unit = times.isEmpty() ? " ns with " : " with ";
        times.add(nanos + unit + speed.studyCase().label());
      }
    }
    return times.isEmpty() ? Optional.empty() : Optional.of("a call takes " + Wording.list(times));
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
    boolean paced = claim.studyCase().isPaced();
    return name
        + (named ? " " : paced ? " is " : " makes ")
        + Wording.ratio(ratio.ratio())
        + (named ? "" : (paced ? " as fast as " : " the calls of ") + claim.baseline().label())
        + interval
        + " ("
        + words(claim)
        + ")";
  }

  /** The verdict in words; an unconfirmed one says how many blocks are missing. */
  private static String words(Comparison claim) {
    if (!claim.verdict().isUnconfirmed()) {
      return claim.verdict().words();
    }
    return claim.verdict().words()
        + ": "
        + (claim.missing().isPresent()
            ? "about " + Wording.many(claim.missing().getAsInt(), "block") + " more would tell"
            : "not even " + Wording.count(BlocksNeeded.MOST) + " blocks like these would tell");
  }

  /**
   * Says whether the other verdicts agree with the leading ones; empty where there are no others.
   * Calls back to back have no verdict beside paced ones.
   */
  static Optional<String> others(Findings findings, Arrangement lead) {
    List<Arrangement> compared =
        findings.arrangements().stream()
            .filter(a -> !a.equals(lead) && (a.isPaced() || !lead.isPaced()))
            .filter(a -> !findings.claims(a).isEmpty())
            .toList();
    List<Arrangement> rest = compared.stream().filter(a -> hasVerdict(findings, a)).toList();
    Naming naming = Naming.of(lead, compared);
    List<SignChange> changes = SignChange.of(findings);
    List<String> parts = new ArrayList<>();
    signChanges(changes).ifPresent(parts::add);
    if (!rest.isEmpty()) {
      others(findings, lead, rest, naming, changes).ifPresent(parts::add);
    }
    List<String> without =
        compared.stream().filter(a -> !rest.contains(a)).map(naming::of).toList();
    if (!without.isEmpty()) {
      parts.add("nothing could be compared at " + Wording.list(without));
    }
    if (!findings.thin().isEmpty()) {
      parts.add("too few forks stood at " + thin(findings));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  /** Names the versions that are faster at some number of CPUs and slower at another. */
  public static Optional<String> signChanges(Findings findings) {
    return signChanges(SignChange.of(findings));
  }

  private static Optional<String> signChanges(List<SignChange> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the sign changes with the number of CPUs ("
                + String.join("; ", changes.stream().map(SignChange::words).toList())
                + ")");
  }

  private static String thin(Findings findings) {
    return Wording.list(
            findings.thin().stream().map(t -> Wording.nanos(t.range())).distinct().toList())
        + " ns";
  }

  private static boolean hasVerdict(Findings findings, Arrangement where) {
    return findings.claims(where).stream().anyMatch(c -> c.verdict() != Verdict.NO_VALUE);
  }

  /** Says it of the verdicts that are in no change of sign; empty where these differ in nothing. */
  private static Optional<String> others(
      Findings findings,
      Arrangement lead,
      List<Arrangement> rest,
      Naming naming,
      List<SignChange> changes) {
    List<String> different = new ArrayList<>();
    for (Arrangement other : rest) {
      List<Comparison> all =
          findings.claims(other).stream().filter(c -> c.verdict() != Verdict.NO_VALUE).toList();
      List<Comparison> some =
          all.stream()
              .filter(c -> !isSaidToo(c, findings.claims(lead)))
              .filter(c -> changes.stream().noneMatch(change -> change.claims().contains(c)))
              .toList();
      boolean tooSmall = all.stream().allMatch(c -> c.verdict() == Verdict.TOO_SMALL);
      if (some.size() > 1 && some.equals(all) && tooSmall) {
        different.add("all at " + naming.of(other) + ": " + Verdict.TOO_SMALL.words());
        continue;
      }
      for (Comparison claim : some) {
        String name = claim.studyCase().label() + " at " + naming.of(other);
        different.add(name + ": " + claim.verdict().words());
      }
    }
    if (different.isEmpty() && !changes.isEmpty()) {
      return Optional.empty();
    }
    if (different.isEmpty()) {
      List<String> names = rest.stream().map(naming::of).toList();
      String where =
          naming.isBrief() || names.size() == 1
              ? "at " + Wording.list(names)
              : "of " + names.size() + " others";
      return Optional.of("the verdicts " + where + " are the same");
    }
    String separator = naming.isBrief() ? ", " : "; ";
    return Optional.of(
        (changes.isEmpty() ? "" : "other ")
            + "verdicts differ with "
            + naming.differences()
            + " ("
            + String.join(separator, different)
            + ")");
  }

  /** The names of other arrangements beside the leading one: as brief as what they differ in. */
  private record Naming(boolean hosts, boolean cpus, boolean gaps, boolean distances) {

    static Naming of(Arrangement lead, List<Arrangement> rest) {
      return new Naming(
          rest.stream()
              .anyMatch(
                  a ->
                      !a.series().jdk().equals(lead.series().jdk())
                          || !a.series().policy().equals(lead.series().policy())),
          rest.stream().anyMatch(a -> a.cpus() != lead.cpus()),
          rest.stream().anyMatch(a -> a.gapNanos() != lead.gapNanos()),
          rest.stream().anyMatch(a -> !a.distance().equals(lead.distance())));
    }

    /** Whether they differ in one thing, which names them. */
    boolean isBrief() {
      return !hosts && Stream.of(cpus, gaps, distances).filter(differs -> differs).count() == 1;
    }

    String of(Arrangement other) {
      if (!isBrief()) {
        return other.label();
      }
      if (cpus) {
        return String.valueOf(other.cpus());
      }
      return gaps
          ? Wording.gap(other.gapNanos())
          : other.distance().map(Wording::nanos).orElse("-") + " ns";
    }

    String differences() {
      if (hosts) {
        return "the CPUs and the JDK";
      }
      List<String> differences = new ArrayList<>();
      if (cpus) {
        differences.add("the number of CPUs");
      }
      if (gaps) {
        differences.add("the gap");
      }
      if (distances) {
        differences.add("the distance of the CPUs");
      }
      return Wording.list(differences);
    }
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
        findings.planned().stream()
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
