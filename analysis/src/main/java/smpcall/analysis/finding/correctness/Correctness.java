// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.correctness;

import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;

/** The bound that audited calls put on the rate of failures. */
public final class Correctness {
  private Correctness() {}

  /**
   * The failures per call that the audit leaves possible. No failure in N calls bounds the rate by
   * 3 / N at 95 % (Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA
   * 249, 1983).
   *
   * @return the bound; "wrong" when there were failures; "none" for the floor, which can do nothing
   *     wrong, and for two CPUs, where a call has one target and no third CPU can race
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
   * The failure rate that calls without a failure leave possible at 95 %.
   *
   * @param calls the number of calls, 1 or more
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
