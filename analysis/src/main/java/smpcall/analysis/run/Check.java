// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;

/**
 * The check at the start of a run, stored in check.json: every version run without timing, with
 * delays on purpose, if necessary on more CPUs than the host has.
 *
 * @param seed the seed of its random choices
 * @param millis its duration, milliseconds
 * @param hostCpus the number of CPUs of the host that it could use, 1 or more
 * @param cells the results in the order of the versions' history, one or more
 * @param interleavings the replayed interleavings
 */
public record Check(
    long seed, long millis, int hostCpus, List<CheckCell> cells, List<Replay> interleavings) {

  /** The number of the schema. */
  public static final int SCHEMA = 1;

  public Check {
    Member.requireCount("millis", millis);
    Member.requirePositive("hostCpus", hostCpus);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("cells is empty");
    }
  }

  /** The cells that are not as expected. */
  public List<CheckCell> unexpected() {
    return cells.stream().filter(cell -> !cell.asExpected()).toList();
  }
}
