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
 * What is noted about each call of a timed run, and the function that is called. A JVM that
 * measures loads one kind of it, so that the JIT knows every target: {@link SequenceAudit}, or
 * {@link Unaudited} to see what that costs.
 */
public abstract class TimedAudit implements Function {

  TimedAudit() {}

  /**
   * Opens the books. Names no constructor, as a verifier would then load both classes.
   *
   * @param audited whether every call is audited
   * @param cpus at most 65,535
   */
  public static TimedAudit of(boolean audited, int cpus) {
    return audited ? SequenceAudit.ofCalls(cpus) : Unaudited.calls();
  }

  /** Begins a call by {@code cpu}: returns the {@code info} that it must carry. */
  public abstract long issue(int cpu);

  /** Notes that the last call that {@code cpu} has begun has returned. */
  public abstract void returned(int cpu);

  /** Notes that the last call that {@code cpu} has begun never returned. */
  public abstract void lockedUp(int cpu);

  /**
   * How many calls {@code cpu} has begun since boot, for a time when it is at rest; 0 unaudited.
   */
  public abstract long issued(int cpu);

  /** Closes the books of calls on {@code machine}; for a time when all its CPUs are at rest. */
  public abstract AuditResult close(Machine machine, Smp smp);

  /**
   * Has a watchdog look after the calls on {@code machine}, where it can see them.
   *
   * @param deadline as in {@link Watchdog#start}
   * @param report likewise
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
