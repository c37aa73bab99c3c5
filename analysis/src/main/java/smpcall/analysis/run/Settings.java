// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The settings of a run.
 *
 * @param blocks the largest number of blocks; a block is one fork of every case, in random order
 * @param leastBlocks the number of blocks before the run may end early
 * @param budgetSeconds the time after which the run ends with its block, seconds; empty for no
 *     limit
 * @param budgetAfterBlocks the number of blocks before the budget ends the run: 1 for a budget that
 *     the user gave; empty in older runs
 * @param precisionPercent the half width of every primary ratio at which the run ends, percent;
 *     empty for no such end
 * @param iterationMillis the length of a measured iteration, milliseconds
 * @param contamination the rule that excludes disturbed forks; empty when none was declared
 * @param pairing the rule for pairs of forks in ratios; empty when none was declared
 */
public record Settings(
    String profile,
    long seed,
    int blocks,
    int leastBlocks,
    OptionalLong budgetSeconds,
    OptionalLong budgetAfterBlocks,
    OptionalDouble precisionPercent,
    int warmupIterations,
    int measurementIterations,
    long iterationMillis,
    List<String> jvmArgs,
    Optional<ContaminationRule> contamination,
    Optional<Pairing> pairing) {

  /**
   * The rule that decides which two forks of a block are compared.
   *
   * @param roundTripFactor the largest factor between any two of their round trips, at least 1
   */
  public record Pairing(double roundTripFactor) {
    public Pairing {
      Member.requireMeasured("roundTripFactor", roundTripFactor);
      Member.require(roundTripFactor >= 1, "roundTripFactor", "1 or more");
    }
  }

  public Settings {
    precisionPercent.ifPresent(percent -> Member.requireMeasured("precisionPercent", percent));
    Member.requirePositive("measurementIterations", measurementIterations);
    Member.requirePositive("iterationMillis", iterationMillis);
  }

  /**
   * The largest factor between any two round trips of a pair of forks; empty when all pairs count.
   */
  public OptionalDouble roundTripFactor() {
    return pairing.stream().mapToDouble(Pairing::roundTripFactor).findFirst();
  }
}
