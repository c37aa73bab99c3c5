// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.benchmark.RoundTrip;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Pairing;
import smpcall.plan.Precision;
import smpcall.plan.Workload;
import smpcall.store.Fork;
import smpcall.store.ForkResult;
import smpcall.store.Runs;

class RatioPrecisionTest {

  private static final String SPINLOCK = "storm-spinlock-2cpus-a";
  private static final String AGAIN = "storm-spinlock-2cpus-b";
  private static final String PATCHED = "storm-patched-2cpus-a";

  private final List<Case> cases =
      Runs.cases(List.of("floor", "spinlock", "patched"), Workload.STORM, Workload.PING_PONG);

  private final List<Fork> stored = new ArrayList<>();

  private Optional<Double> worst() {
    return RatioPrecision.worst(cases, stored, fork -> true, null, 2);
  }

  private void fork(String id, int block, double score) {
    fork(id, block, score, 0);
  }

  private void fork(String id, int block, double score, long failures) {
    ForkResult result = Runs.result(score);
    for (String metric : List.of("failures", "shortThreads", "misplaced")) {
      result = Runs.with(result, metric, List.of(metric.equals("failures") ? failures : 0));
    }
    stored.add(Runs.fork(id, block, 1, null, result));
  }

  /**
   * Ratios of 1.1 and 1/1.1: the logarithms have the mean 0 and, with ln 1.1 = 0.09531, the
   * standard deviation 0.09531 x sqrt(2) = 0.13479. Two values have one degree of freedom, t =
   * 12.7062. So the half width is 12.7062 x 0.13479 / sqrt(2) = 1.21103, and e^1.21103 - 1 = 235.69
   * %.
   */
  @Test
  void itIsTheHalfWidthOfTheLeastSureRatio() {
    fork(SPINLOCK, 1, 1000);
    fork(PATCHED, 1, 1100);
    fork(AGAIN, 1, 1000);
    fork(SPINLOCK, 2, 1100);
    fork(PATCHED, 2, 1000);
    fork(AGAIN, 2, 1100);

    assertThat(worst().orElseThrow()).isCloseTo(235.69, offset(0.05));
  }

  @Test
  void ratiosThatAgreeAreSure() {
    for (int block = 1; block <= 6; block++) {
      fork(SPINLOCK, block, 1000 * block);
      fork(PATCHED, block, 1100 * block);
      fork(AGAIN, block, 1000 * block);
    }

    assertThat(worst().orElseThrow()).isCloseTo(0, offset(1e-9));
  }

  @Test
  void oneBlockTellsNothing() {
    fork(SPINLOCK, 1, 1000);
    fork(PATCHED, 1, 1100);
    fork(AGAIN, 1, 1000);

    assertThat(worst()).isEmpty();
  }

  @Test
  void aVersionThatGaveWrongAnswersIsNotWaitedFor() {
    for (int block = 1; block <= 2; block++) {
      fork(SPINLOCK, block, 1000);
      fork(AGAIN, block, 1000);
      fork(PATCHED, block, 1000 * block, block - 1);
    }

    assertThat(worst().orElseThrow()).isCloseTo(0, offset(1e-9));
  }

  @Test
  void wrongAnswersOfForksThatDoNotCountAreWrongAllTheSame() {
    for (int block = 1; block <= 3; block++) {
      fork(SPINLOCK, block, 1000);
      fork(AGAIN, block, 1000);
      fork(PATCHED, block, 1000 * block, block == 3 ? 1 : 0);
    }

    assertThat(RatioPrecision.worst(cases, stored, fork -> fork.block() < 3, null, 2).orElseThrow())
        .isCloseTo(0, offset(1e-9));
  }

  @Test
  void aBlockCountsWhereItsForksWereAtTheSameDistance() {
    for (int block = 1; block <= 3; block++) {
      fork(SPINLOCK, block, 1000);
      fork(AGAIN, block, 1000);
      fork(PATCHED, block, block == 3 ? 5000 : 1100);
      if (block == 3) {
        at(new RoundTrip(70, null, 72));
      }
    }

    assertThat(RatioPrecision.worst(cases, stored, fork -> true, null, 2).orElseThrow())
        .isGreaterThan(100);
    assertThat(RatioPrecision.worst(cases, stored, fork -> true, Pairing.RULE, 2).orElseThrow())
        .isCloseTo(0, offset(1e-9));
    assertThat(RatioPrecision.worst(cases, stored, fork -> true, Pairing.RULE, 3)).isEmpty();
  }

  /** The last fork was there, and those before it were at 450 ns. */
  private void at(RoundTrip distance) {
    Fork last = stored.remove(stored.size() - 1);
    stored.replaceAll(each -> Runs.at(new RoundTrip(450, null, 450), each));
    stored.add(Runs.at(distance, last));
  }

  /** The arms differ by as much in either direction, so that their geometric mean is the same. */
  @Test
  void aRatioIsThatToTheGeometricMeanOfTheArms() {
    for (int block = 1; block <= 4; block++) {
      double skew = block % 2 == 0 ? 1.25 : 0.8;
      fork(SPINLOCK, block, 1000 * skew);
      fork(AGAIN, block, 1000 / skew);
      fork(PATCHED, block, 1100);
    }
    List<Case> uncompared = new ArrayList<>(cases);
    uncompared.replaceAll(c -> c.id().equals(AGAIN) ? withoutBaseline(c) : c);

    assertThat(worst().orElseThrow()).as("of the arms").isGreaterThan(20);
    assertThat(RatioPrecision.worst(uncompared, stored, fork -> true, null, 2).orElseThrow())
        .isCloseTo(0, offset(1e-9));
  }

  private static Case withoutBaseline(Case c) {
    return new Case(
        c.id(),
        c.workload(),
        c.variant(),
        c.arm(),
        c.cpus(),
        c.policy(),
        c.placement(),
        c.jdk(),
        c.callers(),
        c.blocks(),
        c.gapNanos(),
        null,
        null,
        c.benchmark(),
        c.metric(),
        c.params());
  }

  /** All blocks but one are near; a ratio over both distances would be of distances. */
  @Test
  void ofSeveralDistancesTheMostFrequentOneCounts() {
    for (int block = 1; block <= 4; block++) {
      RoundTrip distance =
          block == 2 ? new RoundTrip(400, null, 410) : new RoundTrip(60, List.of(61.0), 62);
      for (String id : List.of(SPINLOCK, AGAIN, PATCHED)) {
        fork(id, block, id.equals(PATCHED) ? (block == 2 ? 5000 : 1100) : 1000);
        stored.add(Runs.at(distance, stored.remove(stored.size() - 1)));
      }
    }

    assertThat(RatioPrecision.worst(cases, stored, fork -> true, Pairing.RULE, 3).orElseThrow())
        .isCloseTo(0, offset(1e-9));
    assertThat(RatioPrecision.worst(cases, stored, fork -> true, Pairing.RULE, 4)).isEmpty();
  }

  @Test
  void aBlockCountsWhereBothOfItsForksDo() {
    for (int block = 1; block <= 3; block++) {
      fork(SPINLOCK, block, 1000);
      fork(AGAIN, block, 1000);
      fork(PATCHED, block, block == 3 ? 5000 : 1100);
    }

    assertThat(
            RatioPrecision.worst(
                cases,
                stored,
                fork -> !(fork.block() == 3 && !fork.caseId().equals(PATCHED)),
                null,
                2))
        .hasValueSatisfying(worst -> assertThat(worst).isCloseTo(0, offset(1e-9)));
    assertThat(RatioPrecision.worst(cases, stored, fork -> fork.block() < 3, null, 3)).isEmpty();
  }

  @Test
  void whatTheAuditCostsIsWaitedForOnlyWhereThereIsNothingElse() {
    List<Case> auditCost = Runs.cases(List.of("spinlock"), Workload.AUDIT_COST);
    List<Case> all = new ArrayList<>(cases);
    all.addAll(auditCost);
    for (int block = 1; block <= 6; block++) {
      fork(SPINLOCK, block, 1000);
      fork(PATCHED, block, 1100);
      fork(AGAIN, block, 1000);
      fork("audit-cost-audited-2cpus-a", block, 900 + block);
      fork("audit-cost-unaudited-2cpus-a", block, 1000);
    }

    assertThat(RatioPrecision.worst(all, stored, fork -> true, null, 2).orElseThrow())
        .isCloseTo(0, offset(1e-9));
    assertThat(RatioPrecision.worst(auditCost, stored, fork -> true, null, 2).orElseThrow())
        .isGreaterThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"2%, 2", "2, 2", "0.5%, 0.5"})
  void aPercentageIsReadAsPeopleWriteIt(String text, double percent) {
    assertThat(Precision.of(text)).isEqualTo(percent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0%", "-1%", "two", "%", "1e3"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Precision.of(text))
        .isInstanceOf(UserError.class)
        .hasMessage("--precision '" + text + "': not a percentage above 0; give for example 2%");
  }
}
