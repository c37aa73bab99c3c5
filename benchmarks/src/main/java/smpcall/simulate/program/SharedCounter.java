// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import smpcall.machine.Cpu;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;
import smpcall.simulate.engine.SimulatedMachine;

/**
 * One atomic addition to a line that all CPUs share, or those of a socket, then work of the CPU's
 * own. It checks the instrument: such a counter has been measured on many machines.
 */
public final class SharedCounter implements Program {

  private static final long LOCAL_WORK = 1_000_000;

  private final SimulatedMachine simulated;
  private final Memory memory;
  private final int cpusOfCounter;
  private final long[] counters;
  private final LocalWork work;
  private int added;

  /**
   * @param cpusOfCounter CPUs that share a counter
   */
  public SharedCounter(SimulatedMachine simulated, int cpusOfCounter, long seed) {
    this.simulated = simulated;
    this.cpusOfCounter = cpusOfCounter;
    memory = simulated.machine().memory;
    int cpus = simulated.machine().cpus();
    counters = new long[(cpus + cpusOfCounter - 1) / cpusOfCounter];
    for (int counter = 0; counter < counters.length; counter++) {
      int number = counter;
      counters[counter] = memory.allocate(Memory.LINE);
      memory.describe(
          counters[counter], Integer.BYTES, at -> Symbol.of("counter", number, "value"));
    }
    work = new LocalWork(cpus, LOCAL_WORK, seed);
  }

  @Override
  public void operate(Cpu cpu) {
    simulated.work(cpu, work.next(cpu.id));
    simulated.callBegins(cpu);
    memory.getAndAddInt(counters[cpu.id / cpusOfCounter], 1);
    added++;
    simulated.callReturned(cpu);
  }

  @Override
  public void stopped(Cpu cpu) {}

  @Override
  public String audit() {
    int sum = 0;
    for (long counter : counters) {
      sum += memory.getIntOpaque(counter);
    }
    return sum == added ? null : "the counters have " + sum + " of " + added + " additions";
  }
}
