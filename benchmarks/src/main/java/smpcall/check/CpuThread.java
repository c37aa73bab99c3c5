// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.SplittableRandom;
import smpcall.audit.CallAudit;
import smpcall.linux.Cpumask;
import smpcall.machine.Cpu;
import smpcall.machine.Panic;

/** One CPU of a {@link Round}: it makes its calls, then serves until the round is over. */
final class CpuThread extends Thread {

  /** Average number of calls to one that empties a mask, in a workload with emptied masks. */
  private static final int CALLS_TO_EMPTYING = 4;

  /** Average number of looks at LOCK to one behind which others may run first. */
  private static final int LOOKS_TO_DELAY = 4;

  /** Writes of an interrupt for each CPU of the machine: ten times what a queue takes. */
  private static final int WRITES_FOR_EACH_CPU = 100;

  private static final long NEVER = Long.MAX_VALUE;

  private static final VarHandle POLLS;
  private static final VarHandle PROGRESS;
  private static final VarHandle RETURNS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      POLLS = lookup.findVarHandle(CpuThread.class, "polls", long.class);
      PROGRESS = lookup.findVarHandle(CpuThread.class, "progress", long.class);
      RETURNS = lookup.findVarHandle(CpuThread.class, "returns", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Round round;
  private final Cpu cpu;
  private final int calls;
  private final SplittableRandom random;
  private final BitSet none = new BitSet();
  private long polls;
  private long progress;
  private long returns;
  private long endless = NEVER;
  private Throwable failure;

  CpuThread(Round round, Cpu cpu, int calls, long seed) {
    super("cpu " + cpu.id);
    setDaemon(true);
    this.round = round;
    this.cpu = cpu;
    this.calls = calls;
    random = new SplittableRandom(seed * 1_000_003 + cpu.id);
  }

  @Override
  public void run() {
    try {
      if (round.workload.calls(cpu.id)) {
        for (int call = 0; call < calls && !round.isOver(); call++) {
          call();
          emptyAMask();
        }
      }
      round.finished();
      while (!round.isOver()) {
        cpu.cpuRelax();
      }
    } catch (Panic e) {
      round.finished();
    } catch (RuntimeException | Error e) {
      failure = e;
      round.failed();
    }
  }

  private void call() {
    CheckWorkload workload = round.workload;
    BitSet targets = new BitSet();
    workload.choose(targets, cpu.id, round.machine.cpus(), random);
    Cpumask mask = round.masks[cpu.id];
    mask.clear();
    targets.stream().forEach(mask::setCpu);
    BitSet always = workload.emptiesMasks() ? none : targets;
    CallAudit audit = round.audit;
    long info = audit.issue(cpu.id, always, targets, workload.waits());
    round.smp.smpCallFunctionMany(cpu, mask, audit.function(info), info, workload.waits());
    audit.returned(cpu.id, info);
    RETURNS.setOpaque(this, returns + 1);
    countProgress(); // the end of the round may depend on it
  }

  private void emptyAMask() {
    if (round.workload.emptiesMasks() && random.nextInt(CALLS_TO_EMPTYING) == 0) {
      round.masks[random.nextInt(round.masks.length)].clear();
    }
  }

  /** Counts a write that follows, or a call that returned; for this thread. */
  void countProgress() {
    PROGRESS.setOpaque(this, progress + 1);
    if (progress > endless) {
      servedQueue();
      round.endlessQueue(cpu);
    }
  }

  /** Begins to serve its own queue: if that never ends, the thread ends the round. */
  void serveQueue() {
    endless = progress + (long) WRITES_FOR_EACH_CPU * round.machine.cpus();
  }

  /** Has served its own queue. */
  void servedQueue() {
    endless = NEVER;
  }

  /** Lets others run now and then, in a workload in which locking is delayed. */
  void sawLock() {
    if (round.workload.delaysLocking() && random.nextInt(LOOKS_TO_DELAY) == 0) {
      Thread.yield();
    }
  }

  /** Counts a look whether it can go on; for this thread. */
  void countPoll() {
    POLLS.setOpaque(this, polls + 1);
  }

  /** The number of writes and returned calls; for any thread. */
  long progress() {
    return (long) PROGRESS.getOpaque(this);
  }

  /** The number of looks whether it can go on; for any thread. */
  long polls() {
    return (long) POLLS.getOpaque(this);
  }

  /** The number of its calls that have returned; for any thread. */
  long returns() {
    return (long) RETURNS.getOpaque(this);
  }

  /** An error of the harness itself, or null; when the thread has ended. */
  Throwable failure() {
    return failure;
  }
}
