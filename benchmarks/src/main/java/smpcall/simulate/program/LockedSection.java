// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import smpcall.machine.Cpu;
import smpcall.simulate.engine.SimulatedMachine;

/**
 * A short section under one lock, then work of the CPU's own: what Boyd-Wickizer and others, "Non-
 * scalable locks are dangerous" (2012), describe by a Markov chain. It checks the instrument.
 */
public final class LockedSection implements Program {

  /** Time in the section, in picoseconds. */
  public static final long SECTION = 400_000;

  /** Mean time between two sections of a CPU, in picoseconds. */
  public static final long LOCAL_WORK = 10_000_000;

  private final SimulatedMachine simulated;
  private final Section section;
  private final LocalWork work;
  private int inside;
  private boolean overlapped;

  /**
   * @param lock {@code ticket}, {@code tas} or {@code mcs}
   */
  public LockedSection(SimulatedMachine simulated, String lock, long seed) {
    this.simulated = simulated;
    section = Section.under(lock, simulated.machine());
    work = new LocalWork(simulated.machine().cpus(), LOCAL_WORK, seed);
  }

  @Override
  public void operate(Cpu cpu) {
    simulated.work(cpu, work.next(cpu.id));
    simulated.callBegins(cpu);
    section.enter(cpu);
    inside++;
    overlapped |= inside > 1;
    simulated.work(cpu, SECTION);
    inside--;
    section.leave(cpu);
    simulated.callReturned(cpu);
  }

  @Override
  public void stopped(Cpu cpu) {}

  @Override
  public String audit() {
    return overlapped ? "two CPUs were in the section at once" : null;
  }
}
