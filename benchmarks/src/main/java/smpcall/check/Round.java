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
import smpcall.machine.Cpu;
import smpcall.machine.Delay;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.MemoryBudget;

/**
 * One life of a machine: it boots, its CPUs make their calls and come to rest, and the audit ends;
 * or it is stopped, because no CPU can go on.
 *
 * <p>A cycle that a {@link RoundWatch} sees while CPUs run proves nothing: a walk meets an entry
 * again that is added again at the head. So the round reads the list when no CPU runs. A stopped
 * CPU ends before or after a change of the list, never in one, so a cycle was there before the
 * stop. A version that deletes an entry before it is added again never has one.
 */
final class Round {

  /** Number of machines in memory: the last one may not be freed when the next one boots. */
  private static final int MACHINES = 2;

  final CheckWorkload workload;
  final Machine machine;
  final Smp smp;
  final CallAudit audit;
  final Cpumask[] masks;

  private final WalkRecorder walks;
  private final List<CpuThread> threads = new ArrayList<>();
  private final AtomicInteger working;
  private volatile boolean over;

  /**
   * The result of a round.
   *
   * @param calls number of calls made
   * @param findings findings of the audit
   */
  record Result(long calls, Findings findings) {}

  private Round(CellSetup setup, int calls, long seed) {
    workload = setup.workload();
    int cpus = setup.cpus();
    boolean shared = cpus > Runtime.getRuntime().availableProcessors();
    Memory memory = new CheckMemory(bytes(cpus), shared);
    machine = new Machine(memory, cpus);
    smp = setup.kernel().boot(machine, setup.config());
    walks = new WalkRecorder(smp, cpus);
    machine.handle(walks);
    audit = new CallAudit(machine, cpu -> workload.calls(cpu) ? calls : 0, (cpu, info) -> {});
    masks = new Cpumask[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      masks[cpu] = Cpumask.allocate(memory, cpus);
      threads.add(new CpuThread(this, machine.cpu(cpu), calls, seed));
    }
    working = new AtomicInteger(cpus);
    if (Delay.enabled()) {
      machine.setDelayHook(new DelayInjector(cpus, seed, this::progress));
    }
  }

  private static int bytes(int cpus) {
    return Machine.capacity(cpus) + cpus * (Cpumask.bytes(cpus) + 2 * Memory.LINE);
  }

  /**
   * Reserves memory for rounds of a number of CPUs. Call it before the first one.
   *
   * @throws IllegalStateException when a smaller memory is allocated already
   */
  static void reserveMemory(int cpus) {
    MemoryBudget.requireAtLeast((long) MACHINES * (bytes(cpus) + 2 * Memory.LINE));
  }

  /**
   * Runs a round.
   *
   * @param calls number of calls of each CPU that makes any
   */
  static Result run(CellSetup setup, int calls, long seed) {
    return new Round(setup, calls, seed).run();
  }

  private Result run() {
    threads.forEach(Thread::start);
    RoundWatch.End end = new RoundWatch(this, threads).awaitEnd();
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
    judge(audit, smp, end, walks.walkers());
    return new Result(audit.calls(), audit.close(smp.leftovers()));
  }

  /**
   * Reports lockups and cycles to the audit. Call it when no CPU runs any more.
   *
   * @param walkers CPUs that were in a walk of the list
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

  /** Records that a CPU has made its calls, or died. */
  void finished() {
    working.decrementAndGet();
  }

  /** Reports that the queue of this thread's CPU is a cycle, and stops the machine. */
  void endlessQueue(Cpu cpu) {
    audit.endlessQueue(cpu.id);
    machine.stop();
    cpu.checkStopped();
  }

  /** Ends the round, as the harness itself has failed. */
  void failed() {
    over = true;
    machine.stop();
  }

  /** Whether CPUs may end. */
  boolean isOver() {
    return over;
  }

  /** Whether a CPU has calls to make. */
  boolean isWorking() {
    return working.get() > 0;
  }

  /** The number of writes and returned calls of all CPUs. */
  long progress() {
    long sum = 0;
    for (CpuThread thread : threads) {
      sum += thread.progress();
    }
    return sum;
  }
}
