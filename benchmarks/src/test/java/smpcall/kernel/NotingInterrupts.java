// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.List;
import smpcall.machine.Cpu;
import smpcall.machine.Interrupts;

/** Notes which vector was taken on which CPU, and lets the kernel handle it. */
record NotingInterrupts(Interrupts kernel, List<String> vectors) implements Interrupts {

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
