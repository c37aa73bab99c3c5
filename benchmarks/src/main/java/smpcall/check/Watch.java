// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.BitSet;
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
 * <p>Where walking is writing, as with a lock in every entry, that time never begins. So when no
 * call has returned for a while and somebody runs without looking, the list is looked at. If it
 * seems to be a cycle the machine is to be stopped; whether it is one shows when nobody runs.
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

  /** So long nobody writes, or no call returns, before it is asked who runs in a circle. */
  private static final long SUSPICIOUS_NANOS = 1_000_000_000L;

  /** Whoever ran so long without looking or writing walks in a circle. */
  private static final long CIRCLE_NANOS = 2_000_000_000L;

  /** Whoever ran so long without looking is reason enough to look at the list. */
  private static final long LONG_WALK_NANOS = 500_000_000L;

  private final Round round;
  private final List<CpuThread> threads;
  private long[] looks;
  private long deeds;
  private long deedsSince;
  private Walkers sinceDeeds;
  private long returns;
  private long asked;
  private Walkers sinceReturns;
  private BitSet walkers = new BitSet();

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

  /** Who walked in a circle when it ended, as far as that is known. */
  BitSet walkers() {
    return walkers;
  }

  /** The end, or null. */
  private End look() {
    if (isEndlessWalkSeen()) {
      return End.CYCLE_SEEN;
    }
    if (round.deeds() != deeds || interruptPending()) {
      somethingHappened();
    } else if (haveLooked(new BitSet()) && round.deeds() == deeds && !interruptPending()) {
      return round.isWorking() ? End.LOCKED_UP : End.OVER;
    } else if (sinceDeeds != null) {
      return isSomebodyInACircle() ? End.LOCKED_UP : null;
    } else if (isLongAgo(deedsSince)) {
      sinceDeeds = Walkers.of(threads);
    }
    return null;
  }

  private boolean isSomebodyInACircle() {
    BitSet circling = sinceDeeds.after(CIRCLE_NANOS);
    if (!haveLooked(circling) || round.deeds() != deeds) {
      return false;
    }
    walkers = circling;
    return true;
  }

  /** Once in a while: asking the kernel how long a thread ran takes its time. */
  private boolean isEndlessWalkSeen() {
    if (returns() != returns) {
      aCallReturned();
    } else if (isLongAgo(asked)) {
      asked = System.nanoTime();
      return sinceReturns == null ? beginToCount() : isSomebodyOnACycle();
    }
    return false;
  }

  private boolean beginToCount() {
    sinceReturns = Walkers.of(threads);
    return false;
  }

  private boolean isSomebodyOnACycle() {
    BitSet walking = sinceReturns.after(LONG_WALK_NANOS);
    if (walking.isEmpty() || !round.smp.listSeen().isCycle()) {
      return false;
    }
    walkers = walking;
    return true;
  }

  private void somethingHappened() {
    looks = threads.stream().mapToLong(CpuThread::looks).toArray();
    deeds = round.deeds();
    deedsSince = System.nanoTime();
    sinceDeeds = null;
  }

  private void aCallReturned() {
    returns = returns();
    asked = System.nanoTime();
    sinceReturns = null;
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

  /** Whether all but those have looked again. */
  private boolean haveLooked(BitSet others) {
    for (int cpu = 0; cpu < looks.length; cpu++) {
      if (!others.get(cpu) && threads.get(cpu).looks() < looks[cpu] + Walkers.LOOKS) {
        return false;
      }
    }
    return true;
  }

  private long returns() {
    return threads.stream().mapToLong(CpuThread::returns).sum();
  }
}
