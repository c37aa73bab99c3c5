// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after the CPUs of a {@link Round} until they are at rest, or nobody can go on.
 *
 * <p>A lockup is recognised by structure: a {@link DeadlockDetector}, and no interrupt is pending.
 * Whoever waits can only be let go by a write, so nothing ever will happen. A CPU that is late has
 * not looked: it convicts nobody. What structure does not show is a CPU that walks in a circle. It
 * is known by the time that it ran without looking or writing, not by the time of day: that also
 * passes for a host that has other things to do, or is stopped as a whole.
 *
 * <p>Where walking is writing, as with a lock in every entry, that time never begins. So while no
 * call returns the list is looked at now and then. When it seems to be a cycle each time the
 * machine is to be stopped; whether it is one shows when nobody runs.
 */
final class RoundWatch {

  /** What to do. */
  enum End {
    /** The machine is at rest, or was stopped, or will do nothing more that anybody waits for. */
    OVER,
    /** Stop it: the calls that are under way never return. */
    LOCKED_UP,
    /** Stop it, and look: the list seems to be a cycle. */
    CYCLE_SEEN
  }

  private static final long LOOK_NANOS = 200_000;

  /** So long nobody writes, or no call returns, before it is asked who walks in a circle. */
  private static final long SUSPICIOUS_NANOS = 1_000_000_000L;

  /** Whoever ran so long without looking or writing walks in a circle: lists have few entries. */
  private static final long CIRCLE_NANOS = 2_000_000_000L;

  /** So often must the list seem to be a cycle, that rounds are not ended for nothing. */
  private static final int CYCLES = 2;

  private final Round round;
  private final List<CpuThread> threads;
  private final DeadlockDetector standstill;
  private long quietSince;
  private RunningTimes ran;
  private long returns;
  private long lookedAtList;
  private int cycles;

  RoundWatch(Round round, List<CpuThread> threads) {
    this.round = round;
    this.threads = threads;
    standstill = new DeadlockDetector(counts(round, threads));
  }

  private static DeadlockDetector.Counts counts(Round round, List<CpuThread> threads) {
    return new DeadlockDetector.Counts() {
      @Override
      public int cpus() {
        return threads.size();
      }

      @Override
      public long deeds() {
        return round.deeds();
      }

      @Override
      public long looks(int cpu) {
        return threads.get(cpu).looks();
      }
    };
  }

  /** Watches; returns when there is an end. */
  End untilTheEnd() {
    somethingHappened();
    aCallReturned();
    while (!round.machine.stopped() && (round.isWorking() || !isAtRest())) {
      LockSupport.parkNanos(LOOK_NANOS);
      End end = look();
      if (end != null) {
        return end;
      }
    }
    return End.OVER;
  }

  /** The end, or null. */
  private End look() {
    if (isEndlessWalkSeen()) {
      return End.CYCLE_SEEN;
    }
    if (!standstill.isQuiet() || interruptPending()) {
      somethingHappened();
    } else if (standstill.allHaveLooked()) {
      ran = null; // nobody walks, and a time that they were given must not count for the next
      if (standstill.isReached() && !interruptPending()) {
        return round.isWorking() ? End.LOCKED_UP : End.OVER;
      }
    } else if (ran == null && isLongAgo(quietSince)) {
      ran = RunningTimes.of(threads);
    } else if (ran != null && runInCircles() && standstill.isQuiet()) {
      return End.LOCKED_UP;
    }
    return null;
  }

  private void somethingHappened() {
    standstill.begin();
    quietSince = System.nanoTime();
    ran = null;
  }

  private boolean isEndlessWalkSeen() {
    if (returns() != returns) {
      aCallReturned();
    } else if (isLongAgo(lookedAtList)) {
      lookedAtList = System.nanoTime();
      cycles = round.smp.listSnapshot().isCycle() ? cycles + 1 : 0;
    }
    return cycles == CYCLES;
  }

  private void aCallReturned() {
    returns = returns();
    lookedAtList = System.nanoTime();
    cycles = 0;
  }

  private static boolean isLongAgo(long since) {
    return System.nanoTime() - since > SUSPICIOUS_NANOS;
  }

  /** Nothing is left of the calls; looked at twice, since leftovers are not read at once. */
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

  /** Whether somebody does, and nobody waits for a turn: whoever has not looked has run. */
  private boolean runInCircles() {
    boolean somebody = false;
    for (int cpu = 0; cpu < threads.size(); cpu++) {
      if (!standstill.hasLooked(cpu)) {
        if (ran.sinceThen(cpu) < CIRCLE_NANOS) {
          return false;
        }
        somebody = true;
      }
    }
    return somebody;
  }

  private long returns() {
    return threads.stream().mapToLong(CpuThread::returns).sum();
  }
}
