// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Whether the iteration that ends has a speed. Threads say so while they look back at it, each for
 * itself; all of them have by the time the next iteration is set up.
 */
@State(Scope.Benchmark)
public class IterationValidity {

  private volatile boolean lost;

  /** This iteration counts for nothing; for any thread. */
  void lose() {
    lost = true;
  }

  /** Whether the last iteration was sound; the next one begins as if it will be. */
  boolean takeLast() {
    boolean sound = !lost;
    lost = false;
    return sound;
  }
}
