// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScalabilityLawTest {
  private static final int[] CPUS = {2, 4, 8, 16};

  @Test
  void findsTheLawThatMadeTheNumbers() {
    // lambda 1000, sigma 0.05, kappa 0.002. At 8 CPUs: 8000 / (1 + 0.05 x 7 + 0.002 x 56) = 8000 /
    // 1.462 = 5471.96.
    ScalabilityLaw law = ScalabilityLaw.of(blocks(1, (cpus, block) -> 1)).orElseThrow();
    assertThat(law.lambda().value()).isCloseTo(1000, within(0.01));
    assertThat(law.sigma().value()).isCloseTo(0.05, within(1e-5));
    assertThat(law.kappa().value()).isCloseTo(0.002, within(1e-6));
    assertThat(law.at(8)).isCloseTo(5471.96, within(0.05));
    assertThat(law.worst()).isCloseTo(1, within(1e-6));
    assertThat(law.counts()).containsExactly(2, 4, 8, 16);
  }

  @Test
  void driftThatAllCountsShareMovesLambdaAlone() {
    ScalabilityLaw law =
        ScalabilityLaw.of(blocks(6, (cpus, block) -> Math.exp(0.1 * block))).orElseThrow();
    assertThat(law.n()).isEqualTo(6);
    // Blocks 1 to 6: the geometric mean of the drift is exp(0.35).
    assertThat(law.lambda().value()).isCloseTo(1000 * Math.exp(0.35), within(0.1));
    assertThat(law.sigma().interval().orElseThrow().low()).isCloseTo(0.05, within(1e-4));
    assertThat(law.sigma().interval().orElseThrow().high()).isCloseTo(0.05, within(1e-4));
    // t(5) = 2.5706 standard errors of 0.1 sqrt(3.5) / sqrt(6) on the logarithm: 0.19633.
    assertThat(law.lambda().interval().orElseThrow().high())
        .isCloseTo(1000 * Math.exp(0.35 + 0.19633), within(0.2));
  }

  @Test
  void belowSixBlocksThereIsNoInterval() {
    ScalabilityLaw law = ScalabilityLaw.of(blocks(5, (cpus, block) -> 1)).orElseThrow();
    assertThat(law.sigma().interval()).isEmpty();
    assertThat(law.warnings()).containsExactly(Warning.TOO_FEW);
  }

  @Test
  void threeCountsAreNotEnough() {
    SortedMap<Integer, SortedMap<Integer, Double>> three = blocks(6, (cpus, block) -> 1);
    three.remove(16);
    assertThat(ScalabilityLaw.of(three)).isEmpty();
  }

  @Test
  void onlyBlocksThatHaveEveryCountAreUsed() {
    SortedMap<Integer, SortedMap<Integer, Double>> blocks = blocks(8, (cpus, block) -> 1);
    blocks.get(4).remove(3);
    assertThat(ScalabilityLaw.of(blocks).orElseThrow().n()).isEqualTo(7);
    blocks.get(8).clear();
    assertThat(ScalabilityLaw.of(blocks)).isEmpty();
  }

  @Test
  void moreThanTwiceAtTwiceTheCpusIsBeyondTheLaw() {
    ScalabilityLaw law =
        ScalabilityLaw.of(blocks(6, (cpus, block) -> Math.pow(cpus, 1.2))).orElseThrow();
    assertThat(law.warnings()).contains(Warning.BEYOND_THE_LAW);
  }

  @Test
  void theIntervalCoversTheTruth() {
    // 8 blocks, 2 % noise for each fork and 5 % drift between blocks: 300 studies.
    Random random = new Random(20100323);
    int sigma = 0;
    int kappa = 0;
    int studies = 300;
    for (int study = 0; study < studies; study++) {
      double[] drift = random.doubles(9).map(u -> 0.05 * random.nextGaussian()).toArray();
      ScalabilityLaw law =
          ScalabilityLaw.of(
                  blocks(8, (cpus, block) -> Math.exp(drift[block] + 0.02 * random.nextGaussian())))
              .orElseThrow();
      sigma += law.sigma().interval().orElseThrow().contains(0.05) ? 1 : 0;
      kappa += law.kappa().interval().orElseThrow().contains(0.002) ? 1 : 0;
    }
    assertThat((double) sigma / studies).isBetween(0.92, 0.98);
    assertThat((double) kappa / studies).isBetween(0.92, 0.98);
  }

  @FunctionalInterface
  private interface Factor {
    double at(int cpus, int block);
  }

  private static SortedMap<Integer, SortedMap<Integer, Double>> blocks(int blocks, Factor factor) {
    IntToDoubleFunction law = n -> 1000 * n / (1 + 0.05 * (n - 1) + 0.002 * n * (n - 1));
    SortedMap<Integer, SortedMap<Integer, Double>> throughput = new TreeMap<>();
    for (int cpus : CPUS) {
      throughput.put(cpus, new TreeMap<>());
      for (int block = 1; block <= blocks; block++) {
        throughput.get(cpus).put(block, law.applyAsDouble(cpus) * factor.at(cpus, block));
      }
    }
    return throughput;
  }
}
