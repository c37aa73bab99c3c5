// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the CPUs of a {@link Round} until they are at rest, or no CPU can go on.
 *
 * <p>A lockup is a deadlock by {@link DeadlockDetector} without a pending interrupt: only a write
 * can end a wait, and there will be none. A late CPU has not polled, so it causes no false lockup.
 * The detector does not see a CPU that walks in a circle. That shows by the time that it ran
 * without polling or writing. It is not the time of day, which also passes on a busy or a paused
 * host.
 *
 * <p>Where a walk writes, as with a lock in every entry, that time never begins. So while no call
 * returns, the watch now and then reads the list. If it seems a cycle each time, it ends the round;
 * then the round checks the list when no CPU runs.
 */
final class RoundWatch {

  /** The end of a round. */
  enum End {
    /** The machine is at rest, or was stopped, or has no call left and makes no progress. */
    OVER,
    /** The calls under way never return: stop the machine. */
    LOCKED_UP,
    /** The list seems to be a cycle: stop the machine, and check. */
    CYCLE_SEEN
  }

  private static final long PERIOD_NANOS = 200_000;

  /** Time without a write, or without a returned call, after which a walk may be endless. */
  private static final long SUSPICIOUS_NANOS = 1_000_000_000L;

  /** Running time without a poll or a write that shows an endless walk: lists are short. */
  private static final long CIRCLE_NANOS = 2_000_000_000L;

  /** Number of times that the list must seem a cycle, so that few rounds end for nothing. */
  private static final int CYCLES = 2;

  private final Round round;
  private final List<CpuThread> threads;
  private final DeadlockDetector deadlock;
  private long quietSince;
  private RunningTimes runningTimes;
  private long returns;
  private long listReadAt;
  private int cycles;

  RoundWatch(Round round, List<CpuThread> threads) {
    this.round = round;
    this.threads = threads;
    deadlock = new DeadlockDetector(counts(round, threads));
  }

  private static DeadlockDetector.Counts counts(Round round, List<CpuThread> threads) {
    return new DeadlockDetector.Counts() {
      @Override
      public int cpus() {
        return threads.size();
      }

      @Override
      public long progress() {
        return round.progress();
      }

      @Override
      public long polls(int cpu) {
        return threads.get(cpu).polls();
      }
    };
  }

  /** Watches until the end. */
  End awaitEnd() {
    restartDetection();
    restartCycleCount();
    while (!round.machine.stopped() && (round.isWorking() || !isAtRest())) {
      LockSupport.parkNanos(PERIOD_NANOS);
      End end = check();
      if (end != null) {
        return end;
      }
    }
    return End.OVER;
  }

  /** The end, or null. */
  private End check() {
    if (isEndlessWalkSeen()) {
      return End.CYCLE_SEEN;
    }
    if (!deadlock.isQuiet() || interruptPending()) {
      restartDetection();
    } else if (deadlock.allHavePolled()) {
      runningTimes = null; // no CPU is in a walk, so the times would be too long for a later one
      if (deadlock.isDeadlock() && !interruptPending()) {
        return round.isWorking() ? End.LOCKED_UP : End.OVER;
      }
    } else if (runningTimes == null && isLongAgo(quietSince)) {
      runningTimes = RunningTimes.of(threads);
    } else if (runningTimes != null && runInCircles() && deadlock.isQuiet()) {
      return End.LOCKED_UP;
    }
    return null;
  }

  private void restartDetection() {
    deadlock.restart();
    quietSince = System.nanoTime();
    runningTimes = null;
  }

  private boolean isEndlessWalkSeen() {
    if (returns() != returns) {
      restartCycleCount();
    } else if (isLongAgo(listReadAt)) {
      listReadAt = System.nanoTime();
      cycles = round.smp.listSnapshot().isCycle() ? cycles + 1 : 0;
    }
    return cycles == CYCLES;
  }

  private void restartCycleCount() {
    returns = returns();
    listReadAt = System.nanoTime();
    cycles = 0;
  }

  private static boolean isLongAgo(long since) {
    return System.nanoTime() - since > SUSPICIOUS_NANOS;
  }

  /** Whether there are no leftovers; reads them twice, as one read is not atomic. */
  private boolean isAtRest() {
    return !interruptPending()
        && round.smp.leftovers().isEmpty()
        && round.smp.leftovers().isEmpty();
  }

  private boolean interruptPending() {
    for (int cpu = 0; cpu < round.machine.cpus(); cpu++) {
      if (round.machine.cpu(cpu).interruptPending()) {
        return true;
      }
    }
    return false;
  }

  /** Whether every CPU that has not polled has run for so long that its walk is endless. */
  private boolean runInCircles() {
    boolean any = false;
    for (int cpu = 0; cpu < threads.size(); cpu++) {
      if (!deadlock.hasPolled(cpu)) {
        if (runningTimes.nanos(cpu) < CIRCLE_NANOS) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  private long returns() {
    return threads.stream().mapToLong(CpuThread::returns).sum();
  }
}
