// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import smpcall.kernel.Smp;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;

/**
 * The audit of timed runs, for workloads in which every call goes to all other CPUs: the calls of a
 * sender have consecutive numbers, and each target expects the next one. It takes one word for each
 * sender and target, on the target's own lines; a journal of every call would stream through the
 * caches and change the measurement.
 */
public final class SequenceAudit extends TimedAudit {

  /** Low bits of {@code info}, above which is the sender: enough for days of a call each ns. */
  private static final int SEQUENCE_BITS = 48;

  private static final long SEQUENCE = (1L << SEQUENCE_BITS) - 1;

  private final CallCounters[] counters;
  private AuditResult total = new AuditResult(0, 0, 0, 0, 0, 0, 0);

  /**
   * @param cpus number of CPUs, at most 65,535
   */
  public SequenceAudit(int cpus) {
    counters = new CallCounters[cpus];
    for (int cpu = 0; cpu < counters.length; cpu++) {
      counters[cpu] = new CallCounters(counters.length);
    }
  }

  static TimedAudit ofCalls(int cpus) {
    return new SequenceAudit(cpus);
  }

  @Override
  public long issue(int cpu) {
    return (long) cpu << SEQUENCE_BITS | counters[cpu].issue();
  }

  @Override
  public void returned(int cpu) {
    counters[cpu].returned();
  }

  @Override
  public void lockedUp(int cpu) {
    counters[cpu].lockedUp();
  }

  /** Records that a call ran on {@code cpu}. */
  public void executed(int cpu, long info) {
    counters[cpu].executed((int) (info >>> SEQUENCE_BITS), info & SEQUENCE);
  }

  @Override
  public void run(Cpu cpu, long info) {
    executed(cpu.id, info);
  }

  @Override
  public long issued(int cpu) {
    return counters[cpu].issued();
  }

  /** The number of the call under way on {@code cpu}, or 0; for any thread. */
  long underWay(int cpu) {
    return counters[cpu].underWay();
  }

  /** The number of CPUs. */
  public int cpus() {
    return counters.length;
  }

  @Override
  public Optional<Watchdog> watch(Machine machine, Duration deadline, Consumer<String> report) {
    return Optional.of(Watchdog.start(machine, this, deadline, report));
  }

  @Override
  public AuditResult close(Machine machine, Smp smp) {
    long warnings = warnings(machine);
    return machine.stopped() ? closeStopped(warnings) : close(warnings, smp.leftovers().size());
  }

  /**
   * Ends a period: returns the counts since the last one ended.
   *
   * @param warnings number of warnings since boot
   * @param leftovers number of things not at rest now
   */
  public AuditResult close(long warnings, long leftovers) {
    for (int target = 0; target < counters.length; target++) {
      for (int sender = 0; sender < counters.length; sender++) {
        if (sender != target) {
          counters[target].settle(sender, counters[sender].issued());
        }
      }
    }
    return closeStopped(warnings).withLeftovers(leftovers);
  }

  /** A stopped machine is not at rest: executions missing after a lockup are not counted too. */
  private AuditResult closeStopped(long warnings) {
    AuditResult now = new AuditResult(0, 0, 0, 0, warnings, 0, 0);
    for (CallCounters each : counters) {
      now = now.plus(each.result());
    }
    AuditResult added = now.minus(total);
    total = now;
    return added;
  }
}
