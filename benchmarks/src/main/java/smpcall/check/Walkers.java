// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.BitSet;
import java.util.List;

/**
 * Who has run for long, since a moment, without looking whether it can go on: as a CPU does that
 * walks in a circle, and no other, as lists have few entries.
 */
final class Walkers {

  /** So often must a CPU have looked: what it saw the first time may have been on its way. */
  static final int LOOKS = 3;

  private final List<CpuThread> threads;
  private final long[] looks;
  private final RunningTimes ran;

  private Walkers(List<CpuThread> threads) {
    this.threads = threads;
    looks = threads.stream().mapToLong(CpuThread::looks).toArray();
    ran = RunningTimes.of(threads);
  }

  /** From now on. */
  static Walkers of(List<CpuThread> threads) {
    return new Walkers(threads);
  }

  /**
   * Those that have run so long and not looked.
   *
   * @param nanos of running, in which waiting for a turn does not count
   */
  BitSet after(long nanos) {
    BitSet walkers = new BitSet();
    for (int cpu = 0; cpu < looks.length; cpu++) {
      if (threads.get(cpu).looks() < looks[cpu] + LOOKS && ran.sinceThen(cpu) >= nanos) {
        walkers.set(cpu);
      }
    }
    return walkers;
  }
}
