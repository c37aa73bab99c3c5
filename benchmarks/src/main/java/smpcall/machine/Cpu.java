// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * One CPU of the machine. Only the thread that is this CPU calls its methods, unless they say
 * otherwise.
 *
 * <p>The words that others write to reach this CPU share a line: one pending word for each vector,
 * so that sending is a plain store, as a write to the interrupt command register is; one word that
 * stops the CPU; and the {@link #mailbox}.
 */
public final class Cpu {

  private static final int CALL_FUNCTION = 0;
  private static final int CALL_FUNCTION_SINGLE = 4;
  private static final int STOP = 8;
  private static final int MAILBOX = 16;
  private static final int MAIL = 3 * Long.BYTES;

  /** Longs before and behind the counters in their array: they share no line with other data. */
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
   * Three 64-bit words for one sender: two for its request and one for this CPU's answer. With few
   * senders they are on the line of the pending words. No hardware has them; they model an
   * interrupt that carries all that the target must know.
   *
   * @return address of the first word
   */
  public long mailbox(int sender) {
    return mailbox + (long) sender * MAIL;
  }

  /**
   * {@code cpu_relax} in a loop that waits with interrupts on.
   *
   * @throws Panic when the machine was stopped
   */
  public void cpuRelax() {
    memory.relax();
    takeInterrupts();
    checkStopped();
  }

  /**
   * {@code cpu_relax} in a loop that waits for a lock, with interrupts off.
   *
   * @throws Panic when the machine was stopped
   */
  public void cpuRelaxIrqsOff() {
    memory.relax();
    checkStopped();
  }

  /**
   * Runs the handler of each pending vector.
   *
   * <p>An atomic exchange clears the pending word. A plain store of 0 could reach memory after the
   * handler's reads and overwrite the next interrupt, which is then lost, on x86 too. The kernel's
   * handlers begin with a full barrier, behind which that cannot happen; the harness's does not
   * (explored: {@code INTERRUPT_TAKEN_BY_A_PLAIN_STORE} and {@code PLAIN_STORE_WITHOUT_A_BARRIER}
   * among the mutants).
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
    machine.handlers().genericSmpCallFunctionInterrupt(this);
  }

  private void takeCallFunctionSingle() {
    memory.getAndSetInt(callFunctionSingle, 0);
    machine.handlers().genericSmpCallFunctionSingleInterrupt(this);
  }

  private void checkNoLock() {
    assert locks == 0 : "cpu " + id + " takes interrupts with " + locks + " locks held";
  }

  /**
   * Ends this CPU when the machine was stopped.
   *
   * @throws Panic when the machine was stopped
   */
  public void checkStopped() {
    if (memory.getIntOpaque(stop) != 0) {
      throw new Panic();
    }
  }

  /** Whether an interrupt is pending; for any CPU. */
  public boolean interruptPending() {
    return memory.getIntOpaque(callFunction) != 0 || memory.getIntOpaque(callFunctionSingle) != 0;
  }

  void delay(DelayPoint point) {
    machine.delayHook().at(this, point);
  }

  /** {@code WARN_ON}: counts the warning and passes it to the {@link WarningListener}. */
  public void warn(Warning warning) {
    warnings[PADDING + warning.ordinal()]++;
    machine.warningListener().warned(this, warning);
  }

  /**
   * A fault in the interrupt handler: warns, and stops the machine.
   *
   * @return never
   * @throws Panic always
   */
  public Panic die(Warning warning) {
    warn(warning);
    machine.stop();
    throw new Panic();
  }

  /** The count of {@code warning} since boot. Call it while this CPU is at rest. */
  public long warnings(Warning warning) {
    return warnings[PADDING + warning.ordinal()];
  }

  /** Counts a lock that was taken, where assertions are on. */
  public void lockTaken() {
    assert ++locks > 0;
  }

  /** Counts a lock that is released, where assertions are on. */
  public void lockReleased() {
    assert --locks >= 0;
  }

  /** Forgets the locks that were counted: the code that held them was left for good. */
  public void forgetLocks() {
    locks = 0;
  }

  void stop() {
    memory.setIntOpaque(stop, 1);
  }
}
