// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the run was set up.
 *
 * @param blocks the most that are run; a block is one fork of every case, in random order
 * @param leastBlocks the fewest, before the run may end early
 * @param budgetSeconds after which the run ends with its block; empty: none
 * @param budgetAfterBlocks the fewest blocks before the budget ends the run: 1 where somebody gave
 *     it; empty in older runs
 * @param precisionPercent half width of every primary ratio at which the run ends; empty: none
 * @param iterationMillis length of a measured iteration, milliseconds
 * @param contamination which forks are left out; empty: no rule was declared, and none are
 * @param pairing which pairs of forks count in ratios; empty: no rule was declared, and all do
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
   * The rule that says which two forks of a block are compared.
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
   * The largest factor between any two round trips of a pair of forks that counts; empty: all pairs
   * count.
   */
  public OptionalDouble roundTripFactor() {
    return pairing.stream().mapToDouble(Pairing::roundTripFactor).findFirst();
  }
}
