// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Samples;

/**
 * The sample has a cell in which patched is faster, the same, slower; in a fourth spinlock fails.
 */
class SignTest {
  private static final List<SimulatedRun> RUNS = SimulatedReader.read(Samples.SIMULATED);
  private static final Grid GRID = new SimulatedStudy(RUNS).grids().get(0);

  @Test
  void aRatioIsSpinlockToVersion() {
    Sign sign = Sign.of(GRID, "patched", 8);

    assertThat(sign.ratios()).containsExactly(0.5, 1.04, 2);
    assertThat(List.of(sign.slower(), sign.within(), sign.faster())).containsExactly(1, 1, 1);
    assertThat(sign.least()).isEqualTo(0.5);
    assertThat(sign.median()).isEqualTo(1.04);
    assertThat(sign.most()).isEqualTo(2);
  }

  @Test
  void aCellInWhichOneFailedIsCountedAsFailed() {
    assertThat(Sign.of(GRID, "patched", 8).failed()).isEqualTo(1);
    Grid failedOnly =
        new Grid(GRID.scene(), GRID.runs().stream().filter(run -> run.cell() == 4).toList());
    assertThat(new SignTable(failedOnly).csv().rows().get(0))
        .containsExactly("patched", "8", "0", "0", "0", "1", "", "", "");
  }

  /** On 4 CPUs patched is 9 times as fast in the sample. */
  @Test
  void fewerThanEightCpusHaveNoRatio() {
    assertThat(GRID.cpus()).containsExactly(4, 8, 32);
    assertThat(new SignTable(GRID).signs()).extracting(Sign::cpus).containsExactly(8, 32);
  }

  @Test
  void aVersionWithoutSpinlockBesideItHasNoSign() {
    Grid alone =
        new Grid(
            GRID.scene(),
            GRID.runs().stream().filter(run -> !run.subject().equals("spinlock")).toList());
    assertThat(new SignTable(alone).signs()).isEmpty();
  }
}
