// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import java.util.ArrayList;
import java.util.List;
import smpcall.memory.Memory;

/**
 * A multiprocessor. To boot: make a memory, a machine on it and a kernel on that; then give the
 * machine the kernel's interrupt handlers with {@link #handle}.
 */
public final class Machine {

  /** The memory that all CPUs share. */
  public final Memory memory;

  private final Cpu[] cpus;
  private final List<Function> functions = new ArrayList<>();
  private Function[] functionTable = {};
  private InterruptHandlers handlers;
  private DelayHook delayHook = DelayHook.NONE;
  private WarningListener warningListener = WarningListener.NONE;
  private volatile boolean stopped;

  /**
   * @param cpus number of CPUs, at least 1
   */
  public Machine(Memory memory, int cpus) {
    this.memory = memory;
    this.cpus = new Cpu[cpus];
    for (int id = 0; id < cpus; id++) {
      this.cpus[id] = new Cpu(this, id);
    }
  }

  /**
   * Bytes of memory that are enough for a machine and any kernel on it.
   *
   * @param cpus number of CPUs, at least 1
   */
  public static int capacity(int cpus) {
    int masks = (cpus + Byte.SIZE - 1) / Byte.SIZE + Memory.LINE;
    int lines = 32 * Memory.LINE;
    int fromEach = 7 * Long.BYTES * cpus; // a mailbox, and where the kernel has it, a csd
    return Math.addExact(lines, Math.multiplyExact(cpus, 4 * masks + lines + fromEach));
  }

  /** The number of CPUs: {@code nr_cpu_ids}. All of them are online. */
  public int cpus() {
    return cpus.length;
  }

  /** The CPU of that number, from 0. */
  public Cpu cpu(int id) {
    return cpus[id];
  }

  /** The address of a function, which a call carries. Call it before the CPUs start. */
  public long addressOf(Function function) {
    int index = functions.indexOf(function);
    if (index < 0) {
      index = functions.size();
      functions.add(function);
      functionTable = functions.toArray(new Function[0]);
    }
    return index;
  }

  /** Runs the function at that address on {@code cpu}. */
  public void run(long function, Cpu cpu, long info) {
    functionTable[(int) function].run(cpu, info);
  }

  /** Sets the interrupt handlers. Call it before the CPUs start. */
  public void handle(InterruptHandlers interruptHandlers) {
    handlers = interruptHandlers;
  }

  InterruptHandlers handlers() {
    return handlers;
  }

  /**
   * Sets the hook at delay points. Call it once, before the CPUs start.
   *
   * @throws IllegalStateException when this JVM has no delay points
   */
  public void setDelayHook(DelayHook hook) {
    if (!Delay.enabled()) {
      throw new IllegalStateException(
          "no delay points in this JVM; start it with -Dsmpcall.delay=true");
    }
    delayHook = hook;
  }

  DelayHook delayHook() {
    return delayHook;
  }

  /** Replaces the listener for warnings. Call it while no CPU runs. */
  public void setWarningListener(WarningListener listener) {
    warningListener = listener;
  }

  WarningListener warningListener() {
    return warningListener;
  }

  /** Stops every CPU at its next wait; for any thread. The machine cannot be used afterwards. */
  public void stop() {
    stopped = true;
    for (Cpu cpu : cpus) {
      cpu.stop();
    }
  }

  /** Whether the machine was stopped. */
  public boolean stopped() {
    return stopped;
  }

  /** The count of a warning on all CPUs since boot. Call it while all are at rest. */
  public long warnings(Warning warning) {
    long sum = 0;
    for (Cpu cpu : cpus) {
      sum += cpu.warnings(warning);
    }
    return sum;
  }
}
