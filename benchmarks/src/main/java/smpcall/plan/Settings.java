// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;

/**
 * The settings of a run. A member of {@code run.json}.
 *
 * @param profile name of the {@link Profile}
 * @param seed seed of the random order of each block, and of what is drawn
 * @param blocks maximum number of blocks
 * @param leastBlocks number of blocks before the precision can end the run
 * @param budgetSeconds time for all forks together, seconds; null: no limit
 * @param precisionPercent half width of the primary ratios that ends the run, percent; null: none
 * @param warmupIterations number of warm-up iterations in each fork
 * @param measurementIterations number of measured iterations in each fork
 * @param iterationMillis length of an iteration, milliseconds
 * @param jvmArgs flags of each fork's JVM; a benchmark and a JDK may add others
 * @param budgetAfterBlocks number of blocks before the budget can end the run
 * @param contamination rule that leaves out disturbed forks; null: none is left out
 * @param pairing rule for which two forks of a block are compared; null: all are
 * @param drawn factors that are drawn for each block and fork; null: none
 * @param attempts most times that a fork runs whose CPUs moved meanwhile; null: once
 */
public record Settings(
    String profile,
    long seed,
    int blocks,
    int leastBlocks,
    Long budgetSeconds,
    Double precisionPercent,
    int warmupIterations,
    int measurementIterations,
    int iterationMillis,
    List<String> jvmArgs,
    int budgetAfterBlocks,
    Contamination contamination,
    Pairing pairing,
    DrawnFactors drawn,
    Integer attempts) {

  /** The {@link #attempts} of this study: a hypervisor that moves CPUs all the time ends it. */
  public static final int ATTEMPTS = 3;
}
