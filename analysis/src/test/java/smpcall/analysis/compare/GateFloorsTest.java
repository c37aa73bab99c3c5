// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

class GateFloorsTest {
  /** Octet has a floor, pairs has none: floors and calls per second have no ratio. */
  @Test
  void casesAreInFloorsWhereBothSidesHaveOne() {
    GateResult result =
        Gate.of(
            Side.of(RunReader.read(Samples.EIGHT_CPUS, false)),
            Side.of(RunReader.read(Samples.PAIRS, false)),
            0.05);
    assertThat(result.changes())
        .hasSize(4)
        .allSatisfy(change -> assertThat(change.ratio().orElseThrow()).isBetween(0.5, 2.0));
  }
}
