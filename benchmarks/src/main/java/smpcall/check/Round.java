// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import smpcall.audit.CallAudit;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.kernel.Smp;
import smpcall.linux.Cpumask;
import smpcall.linux.ListSnapshot;
import smpcall.machine.Delay;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.MemoryBudget;

/**
 * One life of a machine: it is booted, its CPUs make so many calls each, come to rest, and the
 * books are closed; or it is stopped, because nobody can go on.
 *
 * <p>What a {@link RoundWatch} saw of the list while CPUs ran is no proof of a cycle: what is
 * re-inserted at the head is met again. The list is looked at when nobody runs any more. A CPU that
 * is stopped ends before or after a change of the list, never in one; so what is a cycle then was
 * one before, and no version whose entries are deleted before they are added again ever has one.
 */
final class Round {

  /** Room for machines: one may not be gone yet when the next one is booted. */
  private static final int PLACES = 2;

  final CheckWorkload traffic;
  final Machine machine;
  final Smp smp;
  final CallAudit audit;
  final Cpumask[] masks;

  private final WalkRecorder walks;
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

  private Round(CellSetup setup, int calls, long seed) {
    traffic = setup.traffic();
    int cpus = setup.cpus();
    boolean shared = cpus > Runtime.getRuntime().availableProcessors();
    Memory memory = new CheckMemory(bytes(cpus), shared);
    machine = new Machine(memory, cpus);
    smp = setup.version().boot(machine, setup.config());
    walks = new WalkRecorder(smp, cpus);
    machine.handle(walks);
    audit = new CallAudit(machine, cpu -> traffic.calls(cpu) ? calls : 0, (cpu, info) -> {});
    masks = new Cpumask[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      masks[cpu] = Cpumask.allocate(memory, cpus);
      threads.add(new CpuThread(this, machine.cpu(cpu), calls, seed));
    }
    working = new AtomicInteger(cpus);
    if (Delay.enabled()) {
      machine.setDelayHook(new DelayInjector(cpus, seed, this::deeds));
    }
  }

  private static int bytes(int cpus) {
    return Machine.capacity(cpus) + cpus * (Cpumask.bytes(cpus) + 2 * Memory.LINE);
  }

  /**
   * Makes room for rounds of so many CPUs; before the first of any.
   *
   * @throws IllegalStateException when it is too late
   */
  static void reserveMemory(int cpus) {
    MemoryBudget.requireAtLeast((long) PLACES * (bytes(cpus) + 2 * Memory.LINE));
  }

  /**
   * Runs one.
   *
   * @param calls of each CPU
   */
  static Result run(CellSetup setup, int calls, long seed) {
    return new Round(setup, calls, seed).run();
  }

  private Result run() {
    threads.forEach(Thread::start);
    RoundWatch.End end = new RoundWatch(this, threads).untilTheEnd();
    if (end != RoundWatch.End.OVER) {
      machine.stop();
    }
    over = true;
    threads.forEach(Round::join);
    for (CpuThread thread : threads) {
      if (thread.failure() != null) {
        throw new IllegalStateException("in the harness", thread.failure());
      }
    }
    judge(audit, smp, end, walks.underWay());
    return new Result(audit.calls(), audit.close(smp.leftovers()));
  }

  /**
   * Says what that end was; for a time when no CPU runs.
   *
   * @param walkers who was in a walk of the list
   */
  static void judge(CallAudit audit, Smp smp, RoundWatch.End end, BitSet walkers) {
    ListSnapshot list = smp.listSnapshot();
    if (end == RoundWatch.End.LOCKED_UP || end == RoundWatch.End.CYCLE_SEEN && list.isCycle()) {
      audit.lockedUp(smp.leftovers());
    }
    if (list.isCycle()) {
      walkers.stream().forEach(cpu -> audit.endlessWalk(cpu, list));
      if (walkers.isEmpty()) {
        audit.endlessWalk(Finding.UNKNOWN, list);
      }
    }
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

  /** Whether a CPU has calls to make. */
  boolean isWorking() {
    return working.get() > 0;
  }

  /** How often anybody has written or gone on. */
  long deeds() {
    long sum = 0;
    for (CpuThread thread : threads) {
      sum += thread.deeds();
    }
    return sum;
  }
}
