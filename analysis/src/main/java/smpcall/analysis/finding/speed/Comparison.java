// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Version;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;
import smpcall.analysis.statistics.Warning;

/**
 * One case against its baseline, on the same CPUs in the same blocks.
 *
 * @param ratio the ratio of speeds, above 1 when the case is faster; empty when no block has a pair
 * @param pairs the pairs of the ratio
 * @param margin the difference that still counts as the same
 * @param holm the p in the declared family, after Holm's correction; empty outside it, and without
 *     a p
 * @param warnings the warnings on the comparison, with those of the ratio
 */
public record Comparison(
    StudyCase studyCase,
    StudyCase baseline,
    Optional<PairedRatio> ratio,
    BlockPairs pairs,
    Margin margin,
    Role role,
    OptionalDouble holm,
    Set<Warning> warnings,
    Verdict verdict) {

  /** The purpose of a comparison. */
  public enum Role {
    /**
     * A member of the family that was declared before the measurement: each version that the study
     * makes claims about and that passed its audit, against the baseline, in storm, at every CPU
     * count, placement and JDK of the run. Holm's correction covers these and nothing else.
     */
    MAIN("main"),
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
      boolean main =
          c.workload() == Workload.STORM
              && c.isPart(Version.Part.CLAIMED)
              && baseline.isPart(Version.Part.BASELINE)
              && !c.isRepeat();
      return main ? MAIN : EXPLORATORY;
    }
  }

  /** Compares two cases, without the correction of the declared family. */
  public static Comparison of(CaseSpeed speed, CaseSpeed baseline, Margin margin) {
    BlockPairs pairs =
        BlockPairs.of(speed, baseline, speed.studyCase().blocks().orElse(Integer.MAX_VALUE));
    Optional<PairedRatio> ratio = pairs.ratio();
    return new Comparison(
        speed.studyCase(),
        baseline.studyCase(),
        ratio,
        pairs,
        margin,
        Role.of(speed.studyCase(), baseline.studyCase()),
        OptionalDouble.empty(),
        ratio.map(PairedRatio::warnings).orElse(Set.of()),
        speed.isWrong() ? Verdict.WRONG : Verdict.exploratory(ratio, margin));
  }

  /**
   * The same comparison as a member of the family.
   *
   * @param p the p after Holm
   * @param hopeless whether the family is too large for any p to pass
   */
  Comparison inFamily(double p, boolean hopeless) {
    Verdict judged = Verdict.inFamily(ratio, margin, p);
    Set<Warning> all = EnumSet.noneOf(Warning.class);
    all.addAll(warnings);
    if (judged != verdict) {
      all.add(Warning.NOT_AFTER_HOLM);
    }
    if (hopeless) {
      all.add(Warning.FAMILY_TOO_LARGE);
    }
    OptionalDouble adjusted = OptionalDouble.of(p);
    return new Comparison(studyCase, baseline, ratio, pairs, margin, role, adjusted, all, judged);
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

  /** The name of the case, without the number of CPUs. */
  public String label() {
    if (isInstrumentError()) {
      String arm = studyCase.arm().equals("b") ? "" : ", " + studyCase.arm();
      return baseline.variant() + " (A/A" + arm + ")";
    }
    return studyCase.label();
  }
}
