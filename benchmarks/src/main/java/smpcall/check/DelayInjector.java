// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import smpcall.machine.Cpu;
import smpcall.machine.DelayHook;
import smpcall.machine.DelayPoint;

/**
 * Delays CPUs at delay points, at random, until no other CPU makes progress; then the CPU that was
 * delayed first goes on. That imitates, from inside, a thread whose priority is lowered (Burckhardt
 * and others, "A randomized scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010).
 *
 * <p>Delay points, frequency and length change all the time. At any time a CPU is delayed at one
 * point of the sender and one of the handler at most: delays in all windows would undo a delay in
 * one (Groce and others, "Swarm testing", ISSTA 2012).
 */
final class DelayInjector implements DelayHook {

  private static final int PATTERNS = 256;

  /** Number of delay points that a CPU passes with one pattern. */
  private static final int POINTS_PER_PATTERN = 256;

  /**
   * Half of the sender's delays are here and half of the handler's at {@link #HANDLER}, where an
   * entry changes hands.
   */
  private static final int ADD = DelayPoint.BEFORE_ADD.ordinal();

  /** The first of the handler's delay points. */
  private static final int HANDLER = DelayPoint.ON_ENTRY.ordinal();

  private static final int[] ONE_IN = {2, 2, 2, 8};

  /**
   * Number of CPUs up to which delays keep their frequency. With more, a handler passes more
   * entries, and a sender of {@code linux-4.14} more queues, so each CPU is delayed less often: the
   * number of late CPUs stays the same.
   */
  private static final int FEW_CPUS = 4;

  /** Number of yields without progress of any CPU after which all others wait. */
  private static final int QUIET_YIELDS = 4;

  /** Largest numbers of yields in one delay, so that it ends. */
  private static final int[] MAX_YIELDS = {16, 256};

  /**
   * The delays of a while.
   *
   * @param oneIn average number of passes to one delay, by delay point; 0: no delay
   * @param maxYields largest number of yields in one delay
   */
  private record Pattern(int[] oneIn, int maxYields) {

    static Pattern draw(SplittableRandom random, int cpus) {
      int[] oneIn = new int[DelayPoint.values().length];
      if (random.nextInt(4) > 0) {
        int point = random.nextInt(HANDLER);
        oneIn[random.nextBoolean() ? point : ADD] = odds(random, cpus);
      }
      if (random.nextInt(4) > 0) {
        int point = random.nextInt(HANDLER, oneIn.length);
        oneIn[random.nextBoolean() ? point : HANDLER] = odds(random, cpus);
      }
      return new Pattern(oneIn, MAX_YIELDS[random.nextInt(MAX_YIELDS.length)]);
    }

    private static int odds(SplittableRandom random, int cpus) {
      return ONE_IN[random.nextInt(ONE_IN.length)] * Math.max(1, cpus / FEW_CPUS);
    }
  }

  /** The state of a CPU, for its thread only. */
  private static final class CpuState {
    private final SplittableRandom random;
    private int points;

    CpuState(SplittableRandom random) {
      this.random = random;
    }
  }

  private final Pattern[] patterns = new Pattern[PATTERNS];
  private final CpuState[] cpuStates;
  private final LongSupplier progress;
  private final AtomicLong tickets = new AtomicLong();
  private final ConcurrentSkipListSet<Long> delayed = new ConcurrentSkipListSet<>();

  /**
   * @param progress counter that changes whenever a CPU writes
   */
  DelayInjector(int cpus, long seed, LongSupplier progress) {
    this.progress = progress;
    SplittableRandom random = new SplittableRandom(seed);
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      patterns[pattern] = Pattern.draw(random, cpus);
    }
    cpuStates = new CpuState[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      cpuStates[cpu] = new CpuState(random.split());
    }
  }

  @Override
  public void at(Cpu cpu, DelayPoint point) {
    CpuState state = cpuStates[cpu.id];
    Pattern pattern = patterns[state.points++ / POINTS_PER_PATTERN % PATTERNS];
    int odds = pattern.oneIn[point.ordinal()];
    if (odds > 0 && state.random.nextInt(odds) == 0) {
      delay(pattern.maxYields);
    }
  }

  private void delay(int maxYields) {
    Long ticket = tickets.getAndIncrement();
    delayed.add(ticket);
    long last = progress.getAsLong();
    int quiet = 0;
    for (int yields = 0; yields < maxYields; yields++) {
      Thread.yield();
      long now = progress.getAsLong();
      quiet = now == last ? quiet + 1 : 0;
      last = now;
      if (quiet >= QUIET_YIELDS && delayed.first().equals(ticket)) {
        break;
      }
    }
    delayed.remove(ticket);
  }
}
