// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import smpcall.kernel.Smp;
import smpcall.machine.Function;
import smpcall.machine.Machine;
import smpcall.machine.Warning;

/**
 * The audit of a timed run, and the function that its calls run. A JVM that measures loads one
 * subclass, so that the JIT knows every target: {@link SequenceAudit}, or {@link Unaudited} to
 * measure the cost of that.
 */
public abstract class TimedAudit implements Function {

  TimedAudit() {}

  /**
   * Makes an audit. Calls no constructor here, as a verifier would then load both classes.
   *
   * @param audited whether to audit every call
   * @param cpus number of CPUs, at most 65,535
   */
  public static TimedAudit of(boolean audited, int cpus) {
    return audited ? SequenceAudit.ofCalls(cpus) : Unaudited.calls();
  }

  /** Begins a call by {@code cpu} and returns its {@code info}. */
  public abstract long issue(int cpu);

  /** Records that the last call of {@code cpu} has returned. */
  public abstract void returned(int cpu);

  /** Records that the last call of {@code cpu} never returned. */
  public abstract void lockedUp(int cpu);

  /** The number of calls of {@code cpu} since boot; 0 if not audited. Call it at rest. */
  public abstract long issued(int cpu);

  /** Ends a period and returns its counts. Call it while all CPUs are at rest. */
  public abstract AuditResult close(Machine machine, Smp smp);

  /**
   * Starts a watchdog for the calls on {@code machine}, if they are audited.
   *
   * @param deadline as in {@link Watchdog#start}
   * @param report as in {@link Watchdog#start}
   */
  public abstract Optional<Watchdog> watch(
      Machine machine, Duration deadline, Consumer<String> report);

  static long warnings(Machine machine) {
    long warnings = 0;
    for (Warning warning : Warning.values()) {
      warnings += machine.warnings(warning);
    }
    return warnings;
  }
}
