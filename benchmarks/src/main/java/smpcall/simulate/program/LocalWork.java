// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import java.util.SplittableRandom;

/** Times between operations of a CPU: exponential, as a Markov chain has them. */
final class LocalWork {

  private final SplittableRandom[] randoms;
  private final long mean;

  LocalWork(int cpus, long mean, long seed) {
    this.mean = mean;
    randoms = new SplittableRandom[cpus];
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int cpu = 0; cpu < cpus; cpu++) {
      randoms[cpu] = new SplittableRandom(seeds.nextLong());
    }
  }

  /** The next time of a CPU, in picoseconds; the same on every JDK. */
  long next(int cpu) {
    return (long) (-mean * StrictMath.log(1 - randoms[cpu].nextDouble()));
  }
}
