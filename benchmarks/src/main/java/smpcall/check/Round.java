// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import smpcall.audit.CallAudit;
import smpcall.audit.Findings;
import smpcall.kernel.Smp;
import smpcall.linux.Cpumask;
import smpcall.machine.Delay;
import smpcall.machine.Machine;
import smpcall.memory.Memory;

/**
 * One life of a machine: it is booted, its CPUs make so many calls each, come to rest, and the
 * books are closed; or it is stopped, because nobody can go on.
 *
 * <p>A lockup is recognised by structure: every CPU has looked again whether it can go on, nobody
 * has written anything meanwhile, and no interrupt is pending. Whoever waits can only be let go by
 * a write, so nothing ever will happen. A CPU that is late has not looked: it convicts nobody. What
 * structure does not show is a CPU that walks in a circle. It is known by the time that it ran
 * without looking or writing, not by the time of day: that also passes for a host that has other
 * things to do, or is stopped as a whole.
 */
final class Round {

  private static final long LOOK_NANOS = 200_000;

  /** So long nobody writes before it is asked who runs in a circle. */
  private static final long SUSPICIOUS_NANOS = 1_000_000_000L;

  /** Whoever ran so long without looking or writing walks in a circle: lists have few entries. */
  private static final long CIRCLE_NANOS = 2_000_000_000L;

  /** So often must every CPU have looked: what it saw the first time may have been on its way. */
  private static final int LOOKS = 3;

  final Traffic traffic;
  final Machine machine;
  final Smp smp;
  final CallAudit audit;
  final Cpumask[] masks;

  private final List<CpuThread> threads = new ArrayList<>();
  private final AtomicInteger working;
  private volatile boolean over;

  /**
   * What came of a round.
   *
   * @param calls that were issued
   * @param findings what the audit found
   */
  record Result(long calls, Findings findings) {}

  private Round(Setup setup, int calls, long seed) {
    traffic = setup.traffic();
    int cpus = setup.cpus();
    boolean shared = cpus > Runtime.getRuntime().availableProcessors();
    int maskBytes = cpus * (Cpumask.bytes(cpus) + 2 * Memory.LINE);
    Memory memory = new SharedMemory(Machine.capacity(cpus) + maskBytes, shared);
    machine = new Machine(memory, cpus);
    smp = setup.version().boot(machine, setup.config());
    audit = new CallAudit(machine, calls, (cpu, info) -> {});
    masks = new Cpumask[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      masks[cpu] = Cpumask.allocate(memory, cpus);
      threads.add(new CpuThread(this, machine.cpu(cpu), calls, seed));
    }
    working = new AtomicInteger(cpus);
    if (Delay.possible()) {
      machine.delay(new Lateness(cpus, seed, this::deeds));
    }
  }

  /**
   * Runs one.
   *
   * @param calls of each CPU
   */
  static Result run(Setup setup, int calls, long seed) {
    return new Round(setup, calls, seed).run();
  }

  private Result run() {
    threads.forEach(Thread::start);
    watch();
    over = true;
    for (CpuThread thread : threads) {
      join(thread);
    }
    for (CpuThread thread : threads) {
      if (thread.failure() != null) {
        throw new IllegalStateException("in the harness", thread.failure());
      }
    }
    return new Result(audit.calls(), audit.close(smp.leftovers()));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A CPU has made its calls, or died. */
  void finished() {
    working.decrementAndGet();
  }

  /** The harness itself is broken. */
  void failed() {
    over = true;
    machine.stop();
  }

  /** Whether everybody may go home. */
  boolean isOver() {
    return over;
  }

  private void watch() {
    long[] looks = looks();
    long deeds = deeds();
    long since = System.nanoTime();
    RunningTimes ran = null;
    while (!machine.stopped() && !(working.get() == 0 && isAtRest())) {
      LockSupport.parkNanos(LOOK_NANOS);
      if (deeds() != deeds || interruptPending()) {
        looks = looks();
        deeds = deeds();
        since = System.nanoTime();
        ran = null;
      } else if (haveLooked(looks) && deeds() == deeds && !interruptPending()) {
        if (working.get() > 0) {
          lockedUp();
        }
        return;
      } else if (ran == null && System.nanoTime() - since > SUSPICIOUS_NANOS) {
        ran = RunningTimes.of(threads);
      } else if (ran != null && runInCircles(looks, ran) && deeds() == deeds) {
        lockedUp();
        return;
      }
    }
  }

  /** Whether nobody waits for a turn: whoever has not looked has run all the time. */
  private boolean runInCircles(long[] before, RunningTimes ran) {
    for (int cpu = 0; cpu < before.length; cpu++) {
      if (!hasLooked(cpu, before) && ran.sinceThen(cpu) < CIRCLE_NANOS) {
        return false;
      }
    }
    return true;
  }

  private void lockedUp() {
    audit.lockedUp(smp.leftovers());
    machine.stop();
  }

  /** Nothing is left of the calls; looked at twice, since leftovers are not read at once. */
  private boolean isAtRest() {
    return !interruptPending() && smp.leftovers().isEmpty() && smp.leftovers().isEmpty();
  }

  private boolean interruptPending() {
    for (int cpu = 0; cpu < machine.cpus(); cpu++) {
      if (machine.cpu(cpu).interruptPending()) {
        return true;
      }
    }
    return false;
  }

  private boolean haveLooked(long[] before) {
    for (int cpu = 0; cpu < before.length; cpu++) {
      if (!hasLooked(cpu, before)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasLooked(int cpu, long[] before) {
    return threads.get(cpu).looks() >= before[cpu] + LOOKS;
  }

  private long[] looks() {
    return threads.stream().mapToLong(CpuThread::looks).toArray();
  }

  private long deeds() {
    long sum = 0;
    for (CpuThread thread : threads) {
      sum += thread.deeds();
    }
    return sum;
  }
}
