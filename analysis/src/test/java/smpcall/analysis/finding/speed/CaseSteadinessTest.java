// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.run.Fork;
import smpcall.analysis.sample.Samples;

/** The steady state of forks, and the shares of their threads in the calls. */
class CaseSteadinessTest {
  private final Findings storm = Samples.storm(Samples.BOTH);

  @Test
  void everyForkOfTheStormIsClassified() {
    assertThat(storm.steadiness()).hasSize(5).allMatch(c -> c.forks().size() == 6);
  }

  @Test
  void beforeSchema3TheWarmUpOfBroadcastWasNotOfItsFigure() {
    assertThat(Samples.broadcast(Samples.BOTH).steadiness()).allMatch(c -> c.forks().isEmpty());
    assertThat(storm.run().forks())
        .filteredOn(fork -> fork.error().isEmpty())
        .allMatch(CaseSteadinessTest::hasWarmUpOfItsFigure);
  }

  private static boolean hasWarmUpOfItsFigure(Fork fork) {
    return fork.studyCase().metric().isPresent() == fork.warmup().isEmpty();
  }

  @Test
  void sharesAreThoseOfTheSlowestAndTheFastestThread() {
    // One thread 3 % below the mean, one as much above: 0.97 / 1.03 = 0.942. With 8 threads Jain's
    // index is 64 / (8 (8 + 2 x 0.0009)) = 0.99978.
    CaseFairness eight =
        Samples.storm(Samples.EIGHT_CPUS).fairness().stream()
            .filter(c -> c.studyCase().cpus() == 8 && c.studyCase().variant().equals("spinlock"))
            .findFirst()
            .orElseThrow();
    assertThat(eight.leastShare().orElseThrow()).isCloseTo(0.942, within(0.001));
    assertThat(eight.worstShare().orElseThrow()).isCloseTo(0.942, within(0.001));
    assertThat(eight.jain().orElseThrow()).isCloseTo(0.99978, within(0.0001));
  }

  @Test
  void aVersionThatFailedItsAuditHasNoShares() {
    assertThat(Samples.storm(Samples.EIGHT_CPUS).fairness())
        .filteredOn(c -> c.studyCase().variant().equals("lockfree") && c.studyCase().cpus() == 8)
        .singleElement()
        .matches(c -> c.forks().isEmpty());
  }

  @Test
  void oneCallerAndOlderRunsHaveNoFairness() {
    assertThat(Samples.broadcast(Samples.EIGHT_CPUS).fairness()).isEmpty();
    assertThat(storm.fairness()).isNotEmpty().allMatch(c -> c.forks().isEmpty());
  }
}
