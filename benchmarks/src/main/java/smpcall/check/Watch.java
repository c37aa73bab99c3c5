// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after the CPUs of a {@link Round} until they are at rest, or nobody can go on.
 *
 * <p>A lockup is recognised by structure: every CPU has looked again whether it can go on, nobody
 * has written anything meanwhile, and no interrupt is pending. Whoever waits can only be let go by
 * a write, so nothing ever will happen. A CPU that is late has not looked: it convicts nobody. What
 * structure does not show is a CPU that walks in a circle. It is known by the time that it ran
 * without looking or writing, not by the time of day: that also passes for a host that has other
 * things to do, or is stopped as a whole.
 *
 * <p>Where walking is writing, as with a lock in every entry, that time never begins. So while no
 * call returns the list is looked at now and then. When it seems to be a cycle each time the
 * machine is to be stopped; whether it is one shows when nobody runs.
 */
final class Watch {

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

  /** So often must every CPU have looked: what it saw the first time may have been on its way. */
  private static final int LOOKS = 3;

  /** So often must the list seem to be a cycle, that rounds are not ended for nothing. */
  private static final int CYCLES = 2;

  private final Round round;
  private final List<CpuThread> threads;
  private long[] looks;
  private long deeds;
  private long deedsSince;
  private RunningTimes ran;
  private long returns;
  private long lookedAtList;
  private int cycles;

  Watch(Round round, List<CpuThread> threads) {
    this.round = round;
    this.threads = threads;
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
    if (round.deeds() != deeds || interruptPending()) {
      somethingHappened();
    } else if (haveLooked() && round.deeds() == deeds && !interruptPending()) {
      return round.isWorking() ? End.LOCKED_UP : End.OVER;
    } else if (ran == null && isLongAgo(deedsSince)) {
      ran = RunningTimes.of(threads);
    } else if (ran != null && runInCircles() && round.deeds() == deeds) {
      return End.LOCKED_UP;
    }
    return null;
  }

  private void somethingHappened() {
    looks = threads.stream().mapToLong(CpuThread::looks).toArray();
    deeds = round.deeds();
    deedsSince = System.nanoTime();
    ran = null;
  }

  private boolean isEndlessWalkSeen() {
    if (returns() != returns) {
      aCallReturned();
    } else if (isLongAgo(lookedAtList)) {
      lookedAtList = System.nanoTime();
      cycles = round.smp.listSeen().isCycle() ? cycles + 1 : 0;
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

  /** Whether nobody waits for a turn: whoever has not looked has run all the time. */
  private boolean runInCircles() {
    for (int cpu = 0; cpu < looks.length; cpu++) {
      if (!hasLooked(cpu) && ran.sinceThen(cpu) < CIRCLE_NANOS) {
        return false;
      }
    }
    return true;
  }

  private boolean haveLooked() {
    for (int cpu = 0; cpu < looks.length; cpu++) {
      if (!hasLooked(cpu)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasLooked(int cpu) {
    return threads.get(cpu).looks() >= looks[cpu] + LOOKS;
  }

  private long returns() {
    return threads.stream().mapToLong(CpuThread::returns).sum();
  }
}
