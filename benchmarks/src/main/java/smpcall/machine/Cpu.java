// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * One CPU of the machine. Its methods are for the one thread that is this CPU, except those that
 * say otherwise.
 *
 * <p>The words that others write to reach this CPU have a line together: one pending word for each
 * vector, so that sending is a plain store as writing the interrupt command register is; one that
 * stops the CPU; and the {@link #mailbox}.
 */
public final class Cpu {

  private static final int CALL_FUNCTION = 0;
  private static final int CALL_FUNCTION_SINGLE = 4;
  private static final int STOP = 8;
  private static final int MAILBOX = 16;
  private static final int MAIL = 3 * Long.BYTES;

  /** Counters are this many longs away from the ends of their array: nobody else's line. */
  private static final int PADDING = Memory.LINE / Long.BYTES;

  /** The number of this CPU, from 0. */
  public final int id;

  private final Machine machine;
  private final Memory memory;
  private final long callFunction;
  private final long callFunctionSingle;
  private final long stop;
  private final long mailbox;
  private final long[] warnings = new long[2 * PADDING + Warning.values().length];
  private int locks;

  Cpu(Machine machine, int id) {
    this.machine = machine;
    this.memory = machine.memory;
    this.id = id;
    long line = memory.allocate(MAILBOX + (long) machine.cpus() * MAIL);
    callFunction = line + CALL_FUNCTION;
    callFunctionSingle = line + CALL_FUNCTION_SINGLE;
    stop = line + STOP;
    mailbox = line + MAILBOX;
    memory.describe(line, MAILBOX, this::symbol);
  }

  private Symbol symbol(long offset) {
    return switch ((int) offset) {
      case CALL_FUNCTION -> Symbol.of("cpu", id, "call_function_ipi");
      case CALL_FUNCTION_SINGLE -> Symbol.of("cpu", id, "call_function_single_ipi");
      default -> Symbol.of("cpu", id, "stop");
    };
  }

  /** Interrupts this CPU with {@code CALL_FUNCTION_VECTOR}; for any CPU. Orders nothing. */
  public void sendCallFunctionIpi() {
    memory.setIntOpaque(callFunction, 1);
  }

  /** Interrupts this CPU with {@code CALL_FUNCTION_SINGLE_VECTOR}; for any CPU. Orders nothing. */
  public void sendCallFunctionSingleIpi() {
    memory.setIntOpaque(callFunctionSingle, 1);
  }

  /**
   * Three 64-bit words on the line of the pending words, as long as the senders are few: two that
   * {@code sender} may write for this CPU to find when it is interrupted, and one for this CPU's
   * answer. No hardware has that; it is what an interrupt would be like that brings everything the
   * target must know.
   *
   * @return the address of the first
   */
  public long mailbox(int sender) {
    return mailbox + (long) sender * MAIL;
  }

  /**
   * {@code cpu_relax} of a loop that waits with interrupts on.
   *
   * @throws Panic when the machine was stopped
   */
  public void cpuRelax() {
    memory.relax();
    takeInterrupts();
    checkStopped();
  }

  /**
   * The body of a loop that waits with interrupts off, for a lock.
   *
   * @throws Panic when the machine was stopped
   */
  public void cpuRelaxIrqsOff() {
    memory.relax();
    checkStopped();
  }

  /**
   * Runs the handler of each vector that is pending.
   *
   * <p>Taking is one atomic exchange. A plain store of 0 could overwrite the next interrupt, or
   * become visible after the handler's reads: an interrupt lost, on x86 too.
   */
  public void takeInterrupts() {
    checkNoLock();
    if (memory.getIntOpaque(callFunction) != 0) {
      takeCallFunction();
    }
    if (memory.getIntOpaque(callFunctionSingle) != 0) {
      takeCallFunctionSingle();
    }
  }

  private void takeCallFunction() {
    memory.getAndSetInt(callFunction, 0);
    machine.interrupts().genericSmpCallFunctionInterrupt(this);
  }

  private void takeCallFunctionSingle() {
    memory.getAndSetInt(callFunctionSingle, 0);
    machine.interrupts().genericSmpCallFunctionSingleInterrupt(this);
  }

  private void checkNoLock() {
    assert locks == 0 : "cpu " + id + " takes interrupts with " + locks + " locks held";
  }

  /**
   * @throws Panic when the machine was stopped
   */
  public void checkStopped() {
    if (memory.getIntOpaque(stop) != 0) {
      throw new Panic();
    }
  }

  /** Whether an interrupt waits to be taken; for any CPU. */
  public boolean interruptPending() {
    return memory.getIntOpaque(callFunction) != 0 || memory.getIntOpaque(callFunctionSingle) != 0;
  }

  void delay(DelayPoint point) {
    machine.delays().at(this, point);
  }

  /** {@code WARN_ON}: counts, tells the machine's {@link WarningListener}, and goes on. */
  public void warn(Warning warning) {
    warnings[PADDING + warning.ordinal()]++;
    machine.witness().sees(this, warning);
  }

  /**
   * What a CPU that faults in its interrupt handler does: warns, and stops the machine.
   *
   * @return never
   * @throws Panic always
   */
  public Panic die(Warning warning) {
    warn(warning);
    machine.stop();
    throw new Panic();
  }

  /** How often {@code warning} was given since boot; for a time when this CPU is at rest. */
  public long warnings(Warning warning) {
    return warnings[PADDING + warning.ordinal()];
  }

  /** Notes a lock taken, where assertions are on. */
  public void locked() {
    assert ++locks > 0;
  }

  /** Notes a lock released, where assertions are on. */
  public void unlocked() {
    assert --locks >= 0;
  }

  void stop() {
    memory.setIntOpaque(stop, 1);
  }
}
