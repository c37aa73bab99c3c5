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

/** One CPU of a {@link Round}: makes its calls, then serves until the round is over. */
final class CpuThread extends Thread {

  /** One turn in so many empties another CPU's mask, where that is the traffic. */
  private static final int EMPTY_ONE_IN = 4;

  private static final VarHandle LOOKS;
  private static final VarHandle DEEDS;
  private static final VarHandle RETURNS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      LOOKS = lookup.findVarHandle(CpuThread.class, "looks", long.class);
      DEEDS = lookup.findVarHandle(CpuThread.class, "deeds", long.class);
      RETURNS = lookup.findVarHandle(CpuThread.class, "returns", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Round round;
  private final Cpu cpu;
  private final int calls;
  private final SplittableRandom random;
  private final BitSet nobody = new BitSet();
  private long looks;
  private long deeds;
  private long returns;
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
      if (round.traffic.calls(cpu.id)) {
        for (int call = 0; call < calls && !round.isOver(); call++) {
          call();
          emptySomebodysMask();
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
    CheckWorkload traffic = round.traffic;
    BitSet targets = new BitSet();
    traffic.choose(targets, cpu.id, round.machine.cpus(), random);
    Cpumask mask = round.masks[cpu.id];
    mask.clear();
    targets.stream().forEach(mask::setCpu);
    BitSet always = traffic.emptiesMasks() ? nobody : targets;
    CallAudit audit = round.audit;
    long info = audit.issue(cpu.id, always, targets, traffic.waits());
    round.smp.smpCallFunctionMany(cpu, mask, audit.function(info), info, traffic.waits());
    audit.returned(cpu.id, info);
    RETURNS.setOpaque(this, returns + 1);
    did(); // whoever waits for the end of the round has something new
  }

  private void emptySomebodysMask() {
    if (round.traffic.emptiesMasks() && random.nextInt(EMPTY_ONE_IN) == 0) {
      round.masks[random.nextInt(round.masks.length)].clear();
    }
  }

  /** It will write, or has gone on: for this thread. */
  void did() {
    DEEDS.setOpaque(this, deeds + 1);
  }

  /** It has looked whether it can go on: for this thread. */
  void looked() {
    LOOKS.setOpaque(this, looks + 1);
  }

  /** How often it has written or gone on; for any thread. */
  long deeds() {
    return (long) DEEDS.getOpaque(this);
  }

  /** How often it has looked; for any thread. */
  long looks() {
    return (long) LOOKS.getOpaque(this);
  }

  /** How many calls it made have returned; for any thread. */
  long returns() {
    return (long) RETURNS.getOpaque(this);
  }

  /** What went wrong in the harness itself, or null; when the thread has ended. */
  Throwable failure() {
    return failure;
  }
}
