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
 * @param roundTripFactor by which no two round trips of a pair of forks may differ for their ratio
 *     to count, at least 1; empty: none was declared, and all pairs count
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
    OptionalDouble roundTripFactor) {

  static Settings of(Members settings) {
    return new Settings(
        settings.text("profile"),
        settings.longInteger("seed"),
        settings.integer("blocks"),
        settings.absent("leastBlocks")
            ? settings.integer("blocks")
            : settings.integer("leastBlocks"),
        settings.optionalLong("budgetSeconds"),
        settings.optionalLong("budgetAfterBlocks"),
        settings.optionalNumber("precisionPercent"),
        settings.integer("warmupIterations"),
        settings.positive("measurementIterations"),
        settings.positive("iterationMillis"),
        settings.texts("jvmArgs"),
        settings.optionalObject("contamination", ContaminationRule::of),
        settings
            .optionalObject("pairing", pairing -> pairing.factor("roundTripFactor"))
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()));
  }
}
