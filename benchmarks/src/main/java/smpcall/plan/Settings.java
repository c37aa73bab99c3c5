// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;

/**
 * How it is measured. A member of {@code run.json}.
 *
 * @param profile {@link Profile}
 * @param seed of the orders of the blocks
 * @param blocks the most that are run
 * @param leastBlocks are run before the precision counts
 * @param budgetSeconds for all forks together; null: no end
 * @param precisionPercent half width of the primary ratios that is enough; null: no end
 * @param warmupIterations in each fork
 * @param measurementIterations in each fork
 * @param iterationMillis length of both
 * @param jvmArgs of each fork; a benchmark may add its own, and a JDK what silences its warnings
 * @param budgetAfterBlocks so many blocks are run whatever the budget says
 * @param contamination which forks are left out; null: none are
 * @param pairing which two forks of a block are compared; null: all are
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
    Pairing pairing) {}
