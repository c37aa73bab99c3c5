// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Whether the last iteration is valid. Each thread may mark it invalid during tear-down, which ends
 * before the set-up of the next iteration.
 */
@State(Scope.Benchmark)
public class IterationValidity {

  private volatile boolean invalid;

  /** Marks this iteration invalid; any thread may call it. */
  void markInvalid() {
    invalid = true;
  }

  /** Whether the last iteration was valid; resets the mark for the next one. */
  boolean takeAndReset() {
    boolean valid = !invalid;
    invalid = false;
    return valid;
  }
}
