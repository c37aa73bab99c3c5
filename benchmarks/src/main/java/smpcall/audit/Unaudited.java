// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import smpcall.kernel.Smp;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;

/**
 * An audit that costs a call nothing: the function is empty. It still counts the warnings of the
 * kernel and what is not at rest in the end, but no calls; it misses lost calls and lockups.
 */
final class Unaudited extends TimedAudit {

  private Unaudited() {}

  static TimedAudit calls() {
    return new Unaudited();
  }

  @Override
  public long issue(int cpu) {
    return 0;
  }

  @Override
  public void returned(int cpu) {}

  @Override
  public void lockedUp(int cpu) {}

  @Override
  public void run(Cpu cpu, long info) {}

  @Override
  public long issued(int cpu) {
    return 0;
  }

  @Override
  public AuditResult close(Machine machine, Smp smp) {
    boolean stopped = machine.stopped();
    return new AuditResult(
        0, 0, 0, 0, warnings(machine), stopped ? 0 : smp.leftovers().size(), stopped ? 1 : 0);
  }

  @Override
  public Optional<Watchdog> watch(Machine machine, Duration deadline, Consumer<String> report) {
    return Optional.empty();
  }
}
