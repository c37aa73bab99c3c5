// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Version;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.BlocksNeeded;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;
import smpcall.analysis.statistics.Warning;

/**
 * One case against its baseline, on the same CPUs in the same blocks. The baseline has one arm or
 * several, of which the geometric mean counts.
 *
 * @param baseline the first arm of the baseline
 * @param arms all arms of the baseline
 * @param ratio the ratio of speeds, above 1 when the case is faster; empty when no block has a pair
 * @param pairs the pairs of the ratio
 * @param margin the difference that still counts as the same
 * @param holm the p in the declared family, after Holm's correction; empty outside it, and without
 *     a p
 * @param missing about how many blocks more would confirm the difference, if they were like these;
 *     empty unless it is unconfirmed, and when they are too many
 * @param warnings the warnings on the comparison, with those of the ratio
 */
public record Comparison(
    StudyCase studyCase,
    StudyCase baseline,
    List<StudyCase> arms,
    Optional<PairedRatio> ratio,
    BlockPairs pairs,
    Margin margin,
    Role role,
    OptionalDouble holm,
    OptionalInt missing,
    Set<Warning> warnings,
    Verdict verdict) {

  /** The purpose of a comparison. */
  public enum Role {
    /**
     * A member of the family that was declared before the measurement: each version that the study
     * makes claims about and that passed its audit, against the baseline, in storm with paced
     * calls, at every gap, CPU count, distance, placement and JDK of the run. Holm's correction
     * covers these and nothing else.
     */
    MAIN("main"),
    /** Versions with calls back to back, which fall into step: outside the verdict. */
    EXTREME("extreme"),
    /** Anything else; not corrected. */
    EXPLORATORY("exploratory"),
    /** A variant compared with itself. */
    INSTRUMENT("A/A");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    /** As printed. */
    public String word() {
      return word;
    }

    static Role of(StudyCase c, StudyCase baseline) {
      if (c.variant().equals(baseline.variant())) {
        return INSTRUMENT;
      }
      if (c.isBackToBack() && c.workload().isOfCalls()) {
        return EXTREME;
      }
      boolean main =
          c.workload() == Workload.STORM
              && !c.isNative()
              && c.isPart(Version.Part.CLAIMED)
              && baseline.isPart(Version.Part.BASELINE)
              && !c.isRepeat();
      return main ? MAIN : EXPLORATORY;
    }
  }

  /**
   * Compares a case with the geometric mean of some arms, without the correction of the declared
   * family.
   *
   * @param arms the arms of the baseline, one or more
   */
  public static Comparison of(CaseSpeed speed, List<CaseSpeed> arms, Margin margin) {
    BlockPairs pairs =
        BlockPairs.of(speed, arms, speed.studyCase().blocks().orElse(Integer.MAX_VALUE));
    StudyCase baseline = arms.get(0).studyCase();
    Optional<PairedRatio> ratio = pairs.ratio();
    return new Comparison(
        speed.studyCase(),
        baseline,
        arms.stream().map(CaseSpeed::studyCase).toList(),
        ratio,
        pairs,
        margin,
        Role.of(speed.studyCase(), baseline),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        warnings(speed.studyCase(), ratio),
        speed.isWrong() ? Verdict.WRONG : Verdict.exploratory(ratio, margin));
  }

  /** Where a case is split by distance, a block has a value at one of them: that is no warning. */
  private static Set<Warning> warnings(StudyCase c, Optional<PairedRatio> ratio) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    ratio.ifPresent(r -> warnings.addAll(r.warnings()));
    if (c.distance().isPresent()) {
      warnings.remove(Warning.UNPAIRED);
    }
    return warnings;
  }

  /**
   * The same comparison as a member of the family.
   *
   * @param p the p after Holm
   * @param members the members of the family
   * @param hopeless whether the family is too large for any p to pass
   */
  Comparison inFamily(double p, int members, boolean hopeless) {
    Verdict judged = Verdict.inFamily(ratio, margin, p);
    Set<Warning> all = EnumSet.noneOf(Warning.class);
    all.addAll(warnings);
    OptionalInt more = OptionalInt.empty();
    if (judged.isUnconfirmed()) {
      all.add(Warning.NOT_AFTER_HOLM);
      more = missing(ratio.orElseThrow(), members);
    }
    if (hopeless) {
      all.add(Warning.FAMILY_TOO_LARGE);
    }
    OptionalDouble adjusted = OptionalDouble.of(p);
    return new Comparison(
        studyCase, baseline, arms, ratio, pairs, margin, role, adjusted, more, all, judged);
  }

  private static OptionalInt missing(PairedRatio ratio, int members) {
    OptionalInt needed = BlocksNeeded.toConfirm(ratio, members);
    return needed.isPresent() ? OptionalInt.of(needed.getAsInt() - ratio.n()) : needed;
  }

  /**
   * The number of blocks that the run's rule leaves out because their two forks were not at the
   * same distance.
   */
  public int apart() {
    return pairs.apart();
  }

  /** Whether this compares a variant with itself: the ratio is then the instrument's error. */
  public boolean isInstrumentError() {
    return role == Role.INSTRUMENT;
  }

  /** The verdict in words; of calls back to back, which have none on the locks, that. */
  public String judgement() {
    boolean judged = verdict != Verdict.WRONG && ratio.flatMap(PairedRatio::interval95).isPresent();
    return role == Role.EXTREME && judged ? role.word() : verdict.words();
  }

  /** The name of the case, without the number of CPUs. */
  public String label() {
    if (isInstrumentError()) {
      String arm = studyCase.arm().equals("b") ? "" : ", " + studyCase.arm();
      return baseline.label() + " (A/A" + arm + ")";
    }
    return studyCase.label();
  }
}
