// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.simulated.CpuNumbers.Span;
import smpcall.analysis.statistics.Interval;

class GrowthTest {
  private static final RunGroup STORM =
      new SimulatedStudy(SimulatedReader.read(Samples.SIMULATED)).groups().get(0);

  private static GrowthTable.Growth growth(String subject, int from, int to) {
    return GrowthTable.Growth.of(STORM, subject, new Span(from, to));
  }

  /** N * N transfers a call grow like N^2, 4 * N like N^1. */
  @Test
  void theExponentIsThatOfThePower() {
    assertThat(growth("spinlock", 2, 32).standard().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(growth("patched", 2, 32).standard().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(growth("patched", 2, 32).grid()).isEmpty();
  }

  /**
   * From 8 to 32 CPUs, which is 4 times as many: 4, 8 and 8 times the transfers; and once more 4.
   */
  @Test
  void theGridHasARangeOverItsCells() {
    Grid.Range grid = growth("patched", 8, 32).grid().orElseThrow();

    assertThat(grid.cells()).isEqualTo(4);
    assertThat(grid.range().low()).isCloseTo(1, within(1e-9));
    assertThat(grid.range().high()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void aFailedRunHasNoGrowth() {
    assertThat(growth("lockfree", 2, 8).standard()).isEmpty();
    assertThat(growth("spinlock", 8, 32).grid().orElseThrow())
        .isEqualTo(new Grid.Range(3, new Interval(2, 2)));
  }
}
