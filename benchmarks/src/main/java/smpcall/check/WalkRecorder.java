// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.BitSet;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;

/**
 * Records the CPUs that are in the handler that walks the list, and lets the kernel handle the
 * interrupt. A CPU that is stopped in the handler stays recorded. It also tells a CPU's thread when
 * it serves its own queue.
 */
final class WalkRecorder implements InterruptHandlers {

  private final InterruptHandlers kernel;
  private final boolean[] walking;

  WalkRecorder(InterruptHandlers kernel, int cpus) {
    this.kernel = kernel;
    walking = new boolean[cpus];
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    walking[cpu.id] = true;
    kernel.genericSmpCallFunctionInterrupt(cpu);
    walking[cpu.id] = false;
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    CpuThread thread = (CpuThread) Thread.currentThread();
    thread.serveQueue();
    kernel.genericSmpCallFunctionSingleInterrupt(cpu);
    thread.servedQueue();
  }

  /** The CPUs that are in a walk. Call it while no CPU runs. */
  BitSet walkers() {
    BitSet cpus = new BitSet();
    for (int cpu = 0; cpu < walking.length; cpu++) {
      cpus.set(cpu, walking[cpu]);
    }
    return cpus;
  }
}
