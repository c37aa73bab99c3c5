// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.HarnessCost;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.Verdict;

class FindingsTest {
  private final Findings two = Samples.storm(Samples.TWO_CPUS);
  private final Findings eight = Samples.storm(Samples.EIGHT_CPUS);

  @Test
  void theFloorIsComparedWithNothing() {
    assertThat(two.comparisons()).noneMatch(c -> c.studyCase().isFloor()).hasSize(3);
  }

  @Test
  void theSecondArmIsTheInstrumentsError() {
    assertThat(two.instrumentError(at(two, 2)))
        .get()
        .extracting(Comparison::label)
        .isEqualTo("spinlock (A/A)");
    assertThat(two.claims(at(two, 2)))
        .extracting(Comparison::label)
        .containsExactly("lockfree", "patched");
  }

  @Test
  void theInstrumentIsNotJudgedByItsOwnError() {
    assertThat(two.instrumentError(at(two, 2)).orElseThrow().margin()).isEqualTo(Margin.LEAST);
  }

  @Test
  void aWrongAnswerHasNoSpeedAndNoRatio() {
    assertThat(eight.claims(at(eight, 8)).get(0).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(eight.claims(at(eight, 8)).get(0).ratio()).isEmpty();
    CaseSpeed lockfree =
        eight.speeds().stream().filter(CaseSpeed::isWrong).findFirst().orElseThrow();
    assertThat(lockfree.perSecond()).isEmpty();
    assertThat(lockfree.values()).isNotEmpty();
    assertThat(lockfree.soundValues()).isEmpty();
  }

  @Test
  void aVersionThatFailsAtEightCpusMayBeSoundAtTwo() {
    assertThat(eight.claims(at(eight, 2)).get(0).verdict()).isEqualTo(Verdict.FASTER);
  }

  @Test
  void theFloorIsPricedInRoundTripsOnTheSameCpusOnly() {
    assertThat(eight.harnessCosts()).hasSize(1);
    HarnessCost instrument = eight.harnessCosts().get(0);
    assertThat(instrument.floor().studyCase().cpus()).isEqualTo(2);
    double floor = instrument.floor().nanoseconds().orElseThrow().mean();
    double roundTrip = instrument.roundTrip().nanoseconds().orElseThrow().mean();
    assertThat(instrument.multiple().orElseThrow().ratio())
        .isBetween(0.9 * floor / roundTrip, 1.1 * floor / roundTrip);
  }

  @Test
  void oneCallOfTheFloorInBroadcastIsTheTimeOfItsOneCaller() {
    Findings broadcast = Samples.broadcast(Samples.BOTH);
    HarnessCost instrument = broadcast.harnessCosts().get(0);
    // 4.9 million calls a second: 204 ns each, where a round trip takes 2 s / 16.2 million = 123
    // ns.
    assertThat(instrument.multiple().orElseThrow().ratio()).isCloseTo(1.65, within(0.1));
  }

  @Test
  void onlyTheTwoKnownVersionsMayFail() {
    assertThat(eight.wrong()).hasSize(2);
    assertThat(eight.unexpected()).isEmpty();
  }

  private static Arrangement at(Findings findings, int cpus) {
    return findings.arrangements().stream()
        .filter(arrangement -> arrangement.cpus() == cpus)
        .findFirst()
        .orElseThrow();
  }
}
