// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LockModelTest {
  private static final LockModel LOCK = new LockModel(10, 0.59, 0.04);

  /** One CPU: 10 us of work, then a section of 0.59 + 0.02 us. */
  @Test
  void oneCpuAlternates() {
    assertThat(LOCK.alone()).isCloseTo(1 / 10.59, within(1e-12));
    assertThat(LOCK.speedUp(1)).isCloseTo(10.59 / 10.61, within(1e-12));
  }

  /**
   * Two CPUs, a = s = 1, c = 0: the weights of the states 0, 1 and 2 are 1, 2 and 2, so that the
   * lock is busy for 4/5 of the time; one CPU alone is for 1/2.
   */
  @Test
  void twoCpusWaitForEachOther() {
    assertThat(new LockModel(1, 1, 0).speedUp(2)).isCloseTo(0.8 / 0.5, within(1e-12));
  }

  /** With c = 0 many CPUs keep the lock busy: 1 / s. With c > 0 each waiting CPU slows it down. */
  @Test
  void manyCpusSaturateOrCollapse() {
    assertThat(new LockModel(10, 0.5, 0).speedUp(1024)).isCloseTo(10.5 / 0.5, within(1e-6));
    assertThat(LOCK.speedUp(19)).isGreaterThan(LOCK.speedUp(16)).isGreaterThan(LOCK.speedUp(24));
    assertThat(LOCK.speedUp(1024)).isBetween(0.4, 0.6);
  }
}
