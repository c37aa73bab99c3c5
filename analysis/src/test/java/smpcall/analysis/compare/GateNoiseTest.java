// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.analysis.finding.speed.BlockPairs;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The reliability of the gate with the noise of the measured hosts. Comparisons are drawn from the
 * A/A ratios of the committed runs that compare only forks at the same distance, and of the two
 * quietest before them.
 */
class GateNoiseTest {
  private static final Path RESULTS = Path.of("../benchmarks/results");
  private static final int BLOCKS = 20;
  private static final int COMPARISONS = 20;
  private static final double THRESHOLD = 0.05;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "intel-xeon-2cpu-a1c0/20261122T204147Z",
        "amd-epyc-2cpu-69ad/20261125T013313Z",
        "amd-epyc-2cpu-69ad/20261125T170315Z",
        "amd-epyc-2cpu-69ad/20261125T172558Z"
      })
  void aPlantedTenthIsFoundAndNothingIsNot(String run) {
    double[] noise = sameThingTwice(run);
    int found = 0;
    int silent = 0;
    for (int seed = 1; seed <= COMPARISONS; seed++) {
      found += isRegression(noise, 1 / 1.1, new Random(seed)) ? 1 : 0;
      silent += isRegression(noise, 1, new Random(100 + seed)) ? 0 : 1;
    }
    assertThat(found).isGreaterThanOrEqualTo(17);
    assertThat(silent).isGreaterThanOrEqualTo(18);
  }

  private static boolean isRegression(double[] noise, double planted, Random random) {
    SortedMap<Integer, Double> base = new TreeMap<>();
    SortedMap<Integer, Double> fresh = new TreeMap<>();
    for (int block = 1; block <= BLOCKS; block++) {
      base.put(block, 1.0);
      fresh.put(block, planted * noise[random.nextInt(noise.length)]);
    }
    PairedRatio ratio = PairedRatio.of(fresh, base).orElseThrow();
    return Gate.isBeyond(ratio.interval95(), THRESHOLD);
  }

  /** The ratios of the second arm to the first by block, their geometric mean taken out. */
  private static double[] sameThingTwice(String id) {
    Run run = RunReader.read(RESULTS.resolve(id), false);
    double[] logs =
        BlockPairs.of(speeds(run, "b"), speeds(run, "a")).byBlock().values().stream()
            .mapToDouble(Math::log)
            .toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    return Arrays.stream(logs).map(log -> Math.exp(log - mean)).toArray();
  }

  private static CaseSpeed speeds(Run run, String arm) {
    return run.cases().stream()
        .filter(c -> c.id().startsWith("storm-spinlock") && c.arm().equals(arm))
        .map(c -> CaseSpeed.of(c, run))
        .findFirst()
        .orElseThrow();
  }
}
