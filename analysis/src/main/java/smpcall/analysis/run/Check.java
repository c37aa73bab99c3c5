// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;

/**
 * The check that a run began with: every version run without timing, on more CPUs than the host has
 * if need be, with delays made on purpose. In check.json of the run's directory.
 *
 * @param seed of its random choices
 * @param millis that it took
 * @param hostCpus CPUs of the host that it could use
 * @param cells in the order of the versions' history
 * @param interleavings that were replayed
 */
public record Check(
    long seed, long millis, int hostCpus, List<CheckCell> cells, List<Replay> interleavings) {

  /** The one schema that is read. */
  public static final int SCHEMA = 1;

  public Check {
    Member.requireCount("millis", millis);
    Member.requirePositive("hostCpus", hostCpus);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("cells is empty");
    }
  }

  /** What is not as it must be. */
  public List<CheckCell> unexpected() {
    return cells.stream().filter(cell -> !cell.asExpected()).toList();
  }
}
