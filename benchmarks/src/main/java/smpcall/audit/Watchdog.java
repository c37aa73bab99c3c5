// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.time.Duration;
import java.util.function.Consumer;
import smpcall.machine.Machine;

/**
 * Stops a machine on which a call has been under way for longer than a deadline. Its thread wakes
 * ten times a second, for microseconds. It counts time in wake-ups, so that a pause of the process
 * or of the host is not taken for a lockup.
 */
public final class Watchdog implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofMillis(100);

  private final Machine machine;
  private final SequenceAudit audit;
  private final long deadlineTicks;
  private final Consumer<String> report;
  private final Thread thread;
  private final long[] call;
  private final long[] ticks;

  private Watchdog(
      Machine machine, SequenceAudit audit, Duration deadline, Consumer<String> report) {
    this.machine = machine;
    this.audit = audit;
    this.report = report;
    deadlineTicks = deadline.dividedBy(PERIOD);
    call = new long[audit.cpus()];
    ticks = new long[audit.cpus()];
    thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
  }

  /**
   * Starts a watchdog.
   *
   * @param deadline time that no call needs that is only slow: the host may pause a CPU for seconds
   * @param report receiver of one line for a lockup, before the machine is stopped
   */
  public static Watchdog start(
      Machine machine, SequenceAudit audit, Duration deadline, Consumer<String> report) {
    Watchdog watchdog = new Watchdog(machine, audit, deadline, report);
    watchdog.thread.start();
    return watchdog;
  }

  private void watch() {
    try {
      while (!machine.stopped()) {
        Thread.sleep(PERIOD.toMillis());
        for (int cpu = 0; cpu < call.length; cpu++) {
          check(cpu);
        }
      }
    } catch (InterruptedException e) {
      // Closed: there is nothing left to watch.
    }
  }

  private void check(int cpu) {
    long underWay = audit.underWay(cpu);
    if (underWay == 0 || underWay != call[cpu]) {
      call[cpu] = underWay;
      ticks[cpu] = 0;
    } else if (++ticks[cpu] > deadlineTicks && !machine.stopped()) {
      report.accept("lockup: call " + underWay + " of cpu " + cpu + " does not return");
      machine.stop();
    }
  }

  /** Stops watching; returns when the thread has ended. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
