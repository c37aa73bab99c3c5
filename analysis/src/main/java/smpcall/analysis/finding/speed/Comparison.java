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
 * @param ratio of speeds, above 1 when the case is faster; empty when no block has a pair of speeds
 * @param pairs what it is made of
 * @param margin what counts as the same here
 * @param holm its p in the declared family, after Holm's correction; empty outside it, and where
 *     there is no p
 * @param warnings to be told with it, those of the ratio among them
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

  /** What a comparison is for. */
  public enum Role {
    /**
     * A member of the family that was declared before anything was measured: each version that the
     * study makes its claims about, where it survived, against the baseline, in storm, at every CPU
     * count, placement and JDK of the run. Holm's correction is over these, and over nothing else.
     */
    MAIN("main"),
    /** Anything else: worth a look, corrected for nothing. */
    EXPLORATORY("exploratory"),
    /** A thing compared with itself. */
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

  /** Outside the declared family, or before that was looked at. */
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
   * The same as a member of the family.
   *
   * @param p after Holm
   * @param hopeless whether no p could have passed there
   */
  Comparison inFamily(double p, boolean hopeless) {
    Verdict judged = Verdict.inFamily(ratio, margin, p);
    Set<Warning> told = EnumSet.noneOf(Warning.class);
    told.addAll(warnings);
    if (judged != verdict) {
      told.add(Warning.NOT_AFTER_HOLM);
    }
    if (hopeless) {
      told.add(Warning.FAMILY_TOO_LARGE);
    }
    OptionalDouble adjusted = OptionalDouble.of(p);
    return new Comparison(studyCase, baseline, ratio, pairs, margin, role, adjusted, told, judged);
  }

  /**
   * How many blocks are not in the ratio because a cache line did not take equally long in their
   * two forks, where the run declared that.
   */
  public int apart() {
    return pairs.apart();
  }

  /** Whether this compares a thing with itself: the ratio is then the instrument's error. */
  public boolean isInstrumentError() {
    return role == Role.INSTRUMENT;
  }

  /** What is compared, without the number of CPUs. */
  public String label() {
    if (isInstrumentError()) {
      String arm = studyCase.arm().equals("b") ? "" : ", " + studyCase.arm();
      return baseline.variant() + " (A/A" + arm + ")";
    }
    return studyCase.label();
  }
}
