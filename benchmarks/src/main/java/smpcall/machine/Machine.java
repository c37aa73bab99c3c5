// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import java.util.ArrayList;
import java.util.List;
import smpcall.memory.Memory;

/**
 * A multiprocessor. Booting is: make a memory, make a machine, make a kernel on it, which says with
 * {@link #handle} what its interrupts do.
 */
public final class Machine {

  /** The memory that all CPUs share. */
  public final Memory memory;

  private final Cpu[] cpus;
  private final List<Function> functions = new ArrayList<>();
  private Function[] functionTable = {};
  private Interrupts interrupts;
  private DelayHook delays = DelayHook.NONE;
  private WarningListener witness = WarningListener.NONE;
  private volatile boolean stopped;

  /**
   * @param cpus how many, at least 1
   */
  public Machine(Memory memory, int cpus) {
    this.memory = memory;
    this.cpus = new Cpu[cpus];
    for (int id = 0; id < cpus; id++) {
      this.cpus[id] = new Cpu(this, id);
    }
  }

  /**
   * Bytes of memory that are enough for a machine of so many CPUs and any kernel on it.
   *
   * @param cpus at least 1
   */
  public static int capacity(int cpus) {
    int masks = (cpus + Byte.SIZE - 1) / Byte.SIZE + Memory.LINE;
    int lines = 32 * Memory.LINE;
    int fromEach = 7 * Long.BYTES * cpus; // a mailbox, and where the kernel has it, a csd
    return Math.addExact(lines, Math.multiplyExact(cpus, 4 * masks + lines + fromEach));
  }

  /** How many CPUs there are: {@code nr_cpu_ids}. All of them are online. */
  public int cpus() {
    return cpus.length;
  }

  /** The CPU with that number. */
  public Cpu cpu(int id) {
    return cpus[id];
  }

  /**
   * Gives a function an address, which is what a call carries; for the time before the CPUs start.
   */
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

  /** Says what interrupts do, for the time before the CPUs start. */
  public void handle(Interrupts handlers) {
    interrupts = handlers;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /**
   * Says what happens at delay points; once, before the CPUs start.
   *
   * @throws IllegalStateException when delay points are nothing in this JVM
   */
  public void delay(DelayHook atDelayPoints) {
    if (!Delay.possible()) {
      throw new IllegalStateException(
          "no delay points in this JVM; start it with -Dsmpcall.delay=true");
    }
    delays = atDelayPoints;
  }

  DelayHook delays() {
    return delays;
  }

  /** Says who is told of warnings, in place of whoever was; for a time when no CPU runs. */
  public void witness(WarningListener ofWarnings) {
    witness = ofWarnings;
  }

  WarningListener witness() {
    return witness;
  }

  /** Stops every CPU that waits, or will; for any thread. The machine cannot be used after that. */
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

  /**
   * How often the kernel gave that warning, on all CPUs since boot; for a time when all are at
   * rest.
   */
  public long warnings(Warning warning) {
    long sum = 0;
    for (Cpu cpu : cpus) {
      sum += cpu.warnings(warning);
    }
    return sum;
  }
}
