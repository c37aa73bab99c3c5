// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.correctness;

import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;

/** What the failures of a run mean: findings, or something that must not be. */
public final class Correctness {
  private Correctness() {}

  /**
   * The failures per call that the audit leaves possible: none seen in N calls bounds their rate by
   * 3 / N at 95 % (Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA
   * 249, 1983).
   *
   * @return the bound; "wrong" when there were failures; "none" where nothing follows: for the
   *     floor, which has nothing to get wrong, and with two CPUs, which cannot show the races, as a
   *     call then has one target and no third party
   */
  public static String bound(CaseSpeed speed) {
    StudyCase c = speed.studyCase();
    if (speed.isWrong()) {
      return "wrong";
    }
    boolean silent = c.isFloor() || !c.canRace() || speed.audit().calls() == 0;
    return silent ? "none" : bound(speed.audit().calls());
  }

  /**
   * The rate that so many calls without a failure leave possible at 95 %.
   *
   * @param calls 1 or more
   */
  public static String bound(long calls) {
    return scientific(3.0 / calls);
  }

  private static String scientific(double value) {
    int exponent = 0;
    double mantissa = value;
    while (mantissa < 1) {
      mantissa *= 10;
      exponent--;
    }
    return Wording.fixed(mantissa, 1) + "e" + exponent;
  }
}
