// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.List;

/**
 * How it is measured. A member of {@code run.json}.
 *
 * @param profile {@link Profile}
 * @param seed of the orders of the blocks
 * @param blocks how many
 * @param warmupIterations in each fork
 * @param measurementIterations in each fork
 * @param iterationMillis length of both
 * @param jvmArgs of each fork; a benchmark may add its own
 */
record Settings(
    String profile,
    long seed,
    int blocks,
    int warmupIterations,
    int measurementIterations,
    int iterationMillis,
    List<String> jvmArgs) {}
