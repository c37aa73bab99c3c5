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
 * sender carry consecutive numbers, and each target expects the next one. One word for each
 * (sender, target), on the target's own lines; a journal of every call would stream through the
 * caches and change what is measured.
 */
public final class SequenceAudit extends TimedAudit {

  /**
   * {@code info} is the sender, then so many bits of sequence number: days, at a call a nanosecond.
   */
  private static final int SEQUENCE_BITS = 48;

  private static final long SEQUENCE = (1L << SEQUENCE_BITS) - 1;

  private final CallCounters[] ledgers;
  private AuditResult closed = new AuditResult(0, 0, 0, 0, 0, 0, 0);

  /**
   * @param cpus at most 65,535
   */
  public SequenceAudit(int cpus) {
    ledgers = new CallCounters[cpus];
    for (int cpu = 0; cpu < ledgers.length; cpu++) {
      ledgers[cpu] = new CallCounters(ledgers.length);
    }
  }

  static TimedAudit ofCalls(int cpus) {
    return new SequenceAudit(cpus);
  }

  @Override
  public long issue(int cpu) {
    return (long) cpu << SEQUENCE_BITS | ledgers[cpu].issue();
  }

  @Override
  public void returned(int cpu) {
    ledgers[cpu].returned();
  }

  @Override
  public void lockedUp(int cpu) {
    ledgers[cpu].lockedUp();
  }

  /** The function that is called: notes that a call ran on {@code cpu}. */
  public void executed(int cpu, long info) {
    ledgers[cpu].executed((int) (info >>> SEQUENCE_BITS), info & SEQUENCE);
  }

  @Override
  public void run(Cpu cpu, long info) {
    executed(cpu.id, info);
  }

  @Override
  public long issued(int cpu) {
    return ledgers[cpu].issued();
  }

  /** The number of the call that {@code cpu} is in, or 0; for any thread. */
  long underWay(int cpu) {
    return ledgers[cpu].underWay();
  }

  /** Of how many CPUs it keeps books. */
  public int cpus() {
    return ledgers.length;
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
   * Closes the books: what was added since they were closed last.
   *
   * @param warnings since boot
   * @param leftovers now
   */
  public AuditResult close(long warnings, long leftovers) {
    for (int target = 0; target < ledgers.length; target++) {
      for (int sender = 0; sender < ledgers.length; sender++) {
        if (sender != target) {
          ledgers[target].settle(sender, ledgers[sender].issued());
        }
      }
    }
    return closeStopped(warnings).withLeftovers(leftovers);
  }

  /** When the machine was stopped nothing is at rest; the lockup stands for all that is missing. */
  private AuditResult closeStopped(long warnings) {
    AuditResult now = new AuditResult(0, 0, 0, 0, warnings, 0, 0);
    for (CallCounters ledger : ledgers) {
      now = now.plus(ledger.result());
    }
    AuditResult added = now.minus(closed);
    closed = now;
    return added;
  }
}
