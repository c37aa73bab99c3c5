// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

class HistoryPointTest {
  private final Run moved = RunReader.read(Samples.MOVED, false);

  /** Four of nine forks of lockfree are three times as fast, and were nearer than their floors. */
  @Test
  void isInFloorsAtTheSameDistance() {
    HistoryPoint lockfree = point("lockfree");

    assertThat(lockfree.state()).isEqualTo(HistoryPoint.State.SOUND);
    assertThat(lockfree.ratio().orElseThrow().mean()).isBetween(0.3, 0.6);
    assertThat(lockfree.ratio().orElseThrow().interval()).isEmpty();
    assertThat(lockfree.apart()).isEqualTo(4);
    assertThat(point("spinlock").ratio().orElseThrow().interval()).isPresent();
  }

  private HistoryPoint point(String variant) {
    return moved.cases().stream()
        .filter(c -> c.variant().equals(variant))
        .map(c -> HistoryPoint.of(moved, c))
        .findFirst()
        .orElseThrow();
  }
}
