// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
 * @param drawn the factors that are drawn for each block; empty when none is
 * @param attempts the most times that a fork runs whose CPUs moved meanwhile, 1 or more; empty for
 *     once
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
    Optional<Pairing> pairing,
    Optional<Drawn> drawn,
    OptionalInt attempts) {

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

  /**
   * Factors that could decide a figure and are not what is compared. Each block has one level of
   * each, the same for all its cases.
   *
   * @param spin the levels of the steps that each turn of a waiting loop has more, 0 or more
   * @param pad the levels of the steps after each call, 0 or more
   */
  public record Drawn(List<Integer> spin, List<Integer> pad) {
    public Drawn {
      requireLevels("spin", spin);
      requireLevels("pad", pad);
    }

    private static void requireLevels(String member, List<Integer> levels) {
      Member.require(!levels.isEmpty(), member, "an array of one level or more");
      levels.forEach(level -> Member.requireCount(member, level));
    }
  }

  public Settings {
    precisionPercent.ifPresent(percent -> Member.requireMeasured("precisionPercent", percent));
    Member.requirePositive("measurementIterations", measurementIterations);
    Member.requirePositive("iterationMillis", iterationMillis);
    attempts.ifPresent(times -> Member.requirePositive("attempts", times));
  }

  /**
   * The largest factor between any two round trips of a pair of forks; empty when all pairs count.
   */
  public OptionalDouble roundTripFactor() {
    return pairing.stream().mapToDouble(Pairing::roundTripFactor).findFirst();
  }
}
