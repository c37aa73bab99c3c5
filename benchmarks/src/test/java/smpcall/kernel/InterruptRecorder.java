// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.List;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;

/** Records the vector and the CPU of each interrupt, and lets the kernel handle it. */
record InterruptRecorder(InterruptHandlers kernel, List<String> vectors)
    implements InterruptHandlers {

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    vectors.add("many " + cpu.id);
    kernel.genericSmpCallFunctionInterrupt(cpu);
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    vectors.add("single " + cpu.id);
    kernel.genericSmpCallFunctionSingleInterrupt(cpu);
  }
}
