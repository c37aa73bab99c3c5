// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

/** Forks of one side that were not at the distance of the floors that they are divided by. */
class GateDistanceTest {
  private final GateResult result = Gate.of(side(Samples.TWO_CPUS), side(Samples.MOVED), 0.05);

  private static Side side(Path run) {
    return Side.of(RunReader.read(run, false));
  }

  @Test
  void areLeftOutAndCounted() {
    assertThat(change("lockfree").apart()).isEqualTo(4);
    assertThat(change("lockfree").n()).endsWith("+5");
    assertThat(change("patched").apart()).isEqualTo(1);
    assertThat(change("patched").n()).endsWith("+8");
    assertThat(change("spinlock").apart()).isZero();
    assertThat(GateText.leftOut(result).orElseThrow())
        .endsWith(
            "4 blocks of lockfree (storm, 2 CPUs, back to back) and 1 block of patched (storm, 2 CPUs, back to back).");
  }

  @Test
  void theLastLineSpeaksOfWhatMayFail() {
    assertThat(result.judged()).extracting(change -> change.key().isFloor()).containsOnly(false);
    assertThat(GateText.verdict(result))
        .isEqualTo(
            "Gate: inconclusive; a slowdown by more than 5 % is not excluded in lockfree (storm, 2"
                + " CPUs, back to back) (no interval); more blocks, or a quieter host, would tell.");
  }

  private CaseChange change(String variant) {
    return result.changes().stream()
        .filter(change -> change.key().variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }
}
