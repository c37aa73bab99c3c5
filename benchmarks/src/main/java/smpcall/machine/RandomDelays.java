// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import smpcall.memory.Memory;

/**
 * Now and then a pause at a seat, long enough for other CPUs to get through the window, or a yield,
 * which helps where threads share a CPU of the host. Each CPU draws from a sequence of its own that
 * depends on the seed only.
 */
public final class RandomDelays implements Delays {

  /** One seat in so many, a power of two. */
  private static final int ONE_IN = 8;

  /** Rounds of a pause: some tens of nanoseconds each. */
  private static final int LONGEST = 64;

  private static final int STRIDE = Memory.LINE / Long.BYTES;

  private final Memory memory;
  private final long[] states;

  /**
   * @param memory of the machine
   * @param cpus of the machine
   */
  public RandomDelays(Memory memory, int cpus, long seed) {
    this.memory = memory;
    states = new long[(cpus + 2) * STRIDE];
    for (int cpu = 0; cpu < cpus; cpu++) {
      states[index(cpu)] = seed * 31 + cpu;
    }
  }

  private static int index(int cpu) {
    return (cpu + 1) * STRIDE;
  }

  @Override
  public void at(Cpu cpu, Seat seat) {
    int rounds = draw(cpu.id);
    if (rounds == LONGEST) {
      Thread.yield();
    } else {
      for (int i = 0; i < rounds; i++) {
        memory.relax();
      }
    }
  }

  /** Rounds to pause: mostly 0; {@link #LONGEST} stands for a yield. */
  int draw(int cpu) {
    long random = splitMix(states[index(cpu)] += 0x9E3779B97F4A7C15L);
    return random % ONE_IN != 0 ? 0 : (int) (random >>> 32 & LONGEST - 1) + 1;
  }

  /** Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. */
  private static long splitMix(long state) {
    long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
